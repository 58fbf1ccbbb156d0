ALTER USER MAPPING FOR PUBLIC SERVER far OPTIONS (ADD password 'it''s', ADD "user" 'me');

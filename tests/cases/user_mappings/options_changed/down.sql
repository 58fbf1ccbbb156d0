ALTER USER MAPPING FOR PUBLIC SERVER far OPTIONS (DROP sslmode, ADD password 'it''s', SET "user" 'me');

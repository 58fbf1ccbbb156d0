ALTER USER MAPPING FOR PUBLIC SERVER far OPTIONS (DROP password, ADD sslmode 'require', SET "user" 'you');

CREATE SERVER "Far" TYPE 'big' VERSION '1.2' FOREIGN DATA WRAPPER wrap OPTIONS (host 'far.example', port '5432');
COMMENT ON SERVER "Far" IS 'far away';

CREATE FOREIGN DATA WRAPPER wrap OPTIONS (debug 'true', "Odd one" 'it''s');
COMMENT ON FOREIGN DATA WRAPPER wrap IS 'around it';

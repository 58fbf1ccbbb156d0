CREATE FOREIGN DATA WRAPPER wrap OPTIONS ("Odd one" 'it''s', debug 'true');
COMMENT ON FOREIGN DATA WRAPPER wrap IS 'around it';

CREATE PUBLICATION news WITH (publish = 'insert, update');
COMMENT ON PUBLICATION news IS 'to the world';

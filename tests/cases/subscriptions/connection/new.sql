CREATE SUBSCRIPTION orders CONNECTION 'host=near.example dbname=shop' PUBLICATION sales WITH (connect = false);
COMMENT ON SUBSCRIPTION orders IS 'what is sold';

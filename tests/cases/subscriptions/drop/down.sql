CREATE SUBSCRIPTION orders CONNECTION 'host=far.example dbname=shop' PUBLICATION sales
    WITH (connect = false, streaming = off);

COMMENT ON SUBSCRIPTION orders IS 'what is sold';

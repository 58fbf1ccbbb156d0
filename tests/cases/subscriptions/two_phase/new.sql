CREATE SUBSCRIPTION orders CONNECTION 'host=far.example dbname=shop' PUBLICATION sales WITH (connect = false, two_phase = true);
COMMENT ON SUBSCRIPTION orders IS 'what is sold';

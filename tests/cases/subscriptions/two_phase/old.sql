-- needs: 15
CREATE SUBSCRIPTION orders CONNECTION 'host=far.example dbname=shop' PUBLICATION sales WITH (connect = false);
COMMENT ON SUBSCRIPTION orders IS 'what is sold';

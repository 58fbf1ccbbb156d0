-- rename: subscription:orders="Sales"
CREATE SUBSCRIPTION "Sales" CONNECTION 'host=far.example dbname=shop' PUBLICATION sales WITH (connect = false, slot_name = 'orders', streaming = true);
COMMENT ON SUBSCRIPTION "Sales" IS 'what is sold';

ALTER SUBSCRIPTION orders DISABLE;
-- The slot 'orders' stays on the publisher.
ALTER SUBSCRIPTION orders SET (slot_name = NONE);
DROP SUBSCRIPTION orders;

CREATE SUBSCRIPTION orders CONNECTION 'host=far.example dbname=shop' PUBLICATION sales
    WITH (connect = false, streaming = off);

COMMENT ON SUBSCRIPTION orders IS 'what is sold';

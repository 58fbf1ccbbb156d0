ALTER SUBSCRIPTION orders DISABLE;
-- The slot 'orders' stays on the publisher.
ALTER SUBSCRIPTION orders SET (slot_name = NONE);
DROP SUBSCRIPTION orders;

ALTER SUBSCRIPTION orders SET (slot_name = 'a');

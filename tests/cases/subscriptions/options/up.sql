ALTER SUBSCRIPTION orders SET (binary = true, disable_on_error = true, slot_name = 'b', streaming = on, synchronous_commit = local);

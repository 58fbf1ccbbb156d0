ALTER SUBSCRIPTION orders SET (binary = false, disable_on_error = false, slot_name = 'a', streaming = off, synchronous_commit = off);

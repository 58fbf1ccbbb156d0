CREATE SUBSCRIPTION orders CONNECTION 'host=far.example dbname=shop' PUBLICATION sales, "Other sales" WITH (connect = false);
CREATE SUBSCRIPTION "My sub" CONNECTION 'host=far.example password=''a b''' PUBLICATION sales WITH (connect = false, slot_name = NONE, binary = true, streaming = true, two_phase = true, disable_on_error = true, synchronous_commit = 'on');
COMMENT ON SUBSCRIPTION orders IS 'what is sold';

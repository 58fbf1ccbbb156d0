CREATE SUBSCRIPTION "My sub" CONNECTION 'host=far.example password=''a b''' PUBLICATION sales
    WITH (connect = false, binary = true, disable_on_error = true, slot_name = NONE, streaming = on, synchronous_commit = on, two_phase = true);

CREATE SUBSCRIPTION orders CONNECTION 'host=far.example dbname=shop' PUBLICATION sales, "Other sales"
    WITH (connect = false, streaming = off);

COMMENT ON SUBSCRIPTION orders IS 'what is sold';

CREATE SUBSCRIPTION orders CONNECTION 'host=far.example dbname=shop' PUBLICATION sales, "More" WITH (connect = false);

-- needs: 14
CREATE SUBSCRIPTION orders CONNECTION 'host=far.example dbname=shop' PUBLICATION sales WITH (connect = false, streaming = true);

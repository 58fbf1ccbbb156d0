ALTER SUBSCRIPTION orders CONNECTION 'host=far.example dbname=shop';

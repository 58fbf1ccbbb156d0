ALTER SUBSCRIPTION orders CONNECTION 'host=near.example dbname=shop';

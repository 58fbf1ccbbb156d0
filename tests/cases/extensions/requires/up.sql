-- loses data: table public.t
DROP TABLE public.t;

DROP EXTENSION earthdistance;

DROP EXTENSION cube;

DROP SCHEMA "Ext";

-- Does not bring back the data of: table public.t

CREATE SCHEMA "Ext";

CREATE EXTENSION cube WITH SCHEMA "Ext";

CREATE EXTENSION earthdistance WITH SCHEMA "Ext";

CREATE TABLE public.t (
    at "Ext".earth
);

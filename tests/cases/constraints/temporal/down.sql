-- Does not bring back the data of: table public.gone

-- loses data: table public.bookings
DROP TABLE public.bookings;

-- loses data: table "App"."Rooms"
DROP TABLE "App"."Rooms";

DROP SCHEMA "App";

CREATE TABLE public.gone (
    id int4range,
    at daterange,
    CONSTRAINT g UNIQUE (id, at WITHOUT OVERLAPS)
);

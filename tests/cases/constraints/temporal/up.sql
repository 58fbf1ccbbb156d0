-- loses data: table public.gone
DROP TABLE public.gone;

CREATE SCHEMA "App";

CREATE TABLE "App"."Rooms" (
    id int4range NOT NULL,
    "valid At" daterange NOT NULL,
    name text,
    CONSTRAINT "Rooms_pkey" PRIMARY KEY (id, "valid At" WITHOUT OVERLAPS) INCLUDE (name)
);

CREATE TABLE public.bookings (
    id int4range NOT NULL,
    at daterange NOT NULL,
    room int4range,
    CONSTRAINT b PRIMARY KEY (id, at WITHOUT OVERLAPS) DEFERRABLE,
    CONSTRAINT of_room FOREIGN KEY (room, PERIOD at) REFERENCES "App"."Rooms" (id, PERIOD "valid At")
);

COMMENT ON CONSTRAINT b ON public.bookings IS 'temporal';

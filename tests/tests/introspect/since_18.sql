-- What only the newest servers have.
CREATE DOMAIN public.code AS text CONSTRAINT "no code" NOT NULL;
CREATE TABLE public.rooms (
    id int4range,
    during daterange,
    price integer CONSTRAINT "has a price" NOT NULL NO INHERIT,
    doubled integer GENERATED ALWAYS AS (price * 2) VIRTUAL,
    note text,
    PRIMARY KEY (id, during WITHOUT OVERLAPS),
    CONSTRAINT cheap CHECK (price < 100) NOT ENFORCED
);
ALTER TABLE public.rooms ADD CONSTRAINT late NOT NULL note NOT VALID;
COMMENT ON CONSTRAINT "has a price" ON public.rooms IS 'costs something';
CREATE TABLE public.suites (CONSTRAINT own NOT NULL price) INHERITS (public.rooms);
CREATE TABLE public.bookings (
    room int4range,
    during daterange,
    other int4range,
    FOREIGN KEY (room, PERIOD during) REFERENCES public.rooms (id, PERIOD during),
    FOREIGN KEY (other, PERIOD during) REFERENCES public.rooms (id, PERIOD during) NOT ENFORCED
);

ALTER TABLE public.rooms RENAME COLUMN at TO during;
ALTER TABLE public.rooms RENAME CONSTRAINT rooms_at_not_null TO rooms_during_not_null;

ALTER TABLE public.bookings DROP CONSTRAINT b;

-- can fail: values of public.rooms.name that are not of type character varying(40)
-- rewrites every row of public.rooms under a lock
ALTER TABLE public.rooms ALTER COLUMN name TYPE character varying(40) USING name::character varying(40);
ALTER TABLE public.rooms RENAME CONSTRAINT key TO renamed;

ALTER TABLE public.bookings ADD CONSTRAINT b UNIQUE (id, at WITHOUT OVERLAPS);

ALTER TABLE public.rooms RENAME COLUMN during TO at;
ALTER TABLE public.rooms RENAME CONSTRAINT rooms_during_not_null TO rooms_at_not_null;

ALTER TABLE public.bookings DROP CONSTRAINT b;

ALTER TABLE public.rooms ALTER COLUMN name TYPE text USING name::text;
ALTER TABLE public.rooms RENAME CONSTRAINT renamed TO key;

ALTER TABLE public.bookings ADD CONSTRAINT b UNIQUE (id, at);

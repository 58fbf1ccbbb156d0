ALTER COLLATION public.plain RENAME TO plain__old;
CREATE COLLATION public.plain (PROVIDER = libc, LOCALE = 'C');

ALTER TABLE public.p ALTER COLUMN n TYPE text COLLATE public.plain;

ALTER TABLE public.parted ALTER COLUMN n TYPE text COLLATE public.plain;

DROP COLLATION public.plain__old;

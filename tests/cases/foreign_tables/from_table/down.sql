-- Does not bring back the data of: table public.places

DROP VIEW public.names;

ALTER FOREIGN TABLE public.places RENAME TO places__old;
CREATE TABLE public.places (
    id integer NOT NULL,
    name text DEFAULT 'nowhere'::text,
    area numeric
);

COMMENT ON TABLE public.places IS 'here';

CREATE VIEW public.names AS
SELECT places.name
   FROM public.places;

DROP FOREIGN TABLE public.places__old;

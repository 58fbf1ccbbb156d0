DROP VIEW public.third;

CREATE OR REPLACE VIEW public.first AS
SELECT
    NULL::integer AS id
WHERE false;

DROP VIEW public.second;

DROP VIEW public.first;

-- rewrites every row of public.items under a lock
ALTER TABLE public.items ALTER COLUMN id TYPE bigint;

CREATE VIEW public.first AS
SELECT
    NULL::bigint AS id
WHERE false;

CREATE VIEW public.second AS
SELECT first.id,
    items.name
   FROM (public.first
     JOIN public.items USING (id));

CREATE OR REPLACE VIEW public.first AS
SELECT second.id
   FROM public.second;

CREATE VIEW public.third AS
SELECT first.id
   FROM public.first;

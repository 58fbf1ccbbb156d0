DROP VIEW public.v;

ALTER TABLE public.t ADD COLUMN id bigint NOT NULL GENERATED ALWAYS AS IDENTITY;

CREATE VIEW public.v AS
SELECT (t.a)::text AS a
   FROM public.t;

GRANT INSERT ON TABLE public.v TO case_reader;
GRANT SELECT, INSERT ON TABLE public.v TO case_writer;

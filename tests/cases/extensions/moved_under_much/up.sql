CREATE SCHEMA ext;

ALTER EXTENSION citext SET SCHEMA ext;

ALTER EXTENSION pg_trgm SET SCHEMA ext;

ALTER TABLE public.t DROP CONSTRAINT t_name_check;
DROP INDEX public.g;

ALTER DOMAIN public.mail DROP CONSTRAINT mail_check;
ALTER DOMAIN public.mail ADD CONSTRAINT mail_check CHECK (VALUE OPERATOR(ext.<>) ''::ext.citext);

CREATE OR REPLACE VIEW public.v AS
SELECT t.name,
    (t.name OPERATOR(ext.=) 'a'::ext.citext) AS is_a
   FROM public.t;

ALTER TABLE public.t ADD CONSTRAINT t_name_check CHECK (name OPERATOR(ext.<>) 'y'::ext.citext);
CREATE INDEX g ON public.t USING gin (((name)::text) COLLATE pg_catalog."default" ext.gin_trgm_ops);

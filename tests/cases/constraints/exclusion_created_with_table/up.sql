CREATE TABLE public.t (
    a int4range,
    b int4range,
    c text,
    CONSTRAINT x EXCLUDE USING gist (a WITH &&, ((b * a)) WITH &&) DEFERRABLE INITIALLY DEFERRED
);

COMMENT ON CONSTRAINT x ON public.t IS 'apart';

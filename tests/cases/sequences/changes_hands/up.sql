-- can fail: the position of public.s lies outside of its new bounds
ALTER SEQUENCE public.s AS integer MAXVALUE 100;

ALTER TABLE public.t ALTER COLUMN a DROP DEFAULT;

CREATE TABLE public.u (
    b bigint DEFAULT nextval('public.s'::regclass)
);

ALTER SEQUENCE public.s OWNED BY public.u.b;

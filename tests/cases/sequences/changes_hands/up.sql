-- loses data: position of sequence public.s, where it lies outside of its new bounds
SELECT setval('public.s', 1, false) FROM public.s WHERE last_value NOT BETWEEN 1 AND 100;
ALTER SEQUENCE public.s AS integer MAXVALUE 100;

ALTER TABLE public.t ALTER COLUMN a DROP DEFAULT;

CREATE TABLE public.u (
    b bigint DEFAULT nextval('public.s'::regclass)
);

ALTER SEQUENCE public.s OWNED BY public.u.b;

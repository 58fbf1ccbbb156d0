-- Does not bring back the data of: position of sequence public.s, where it lies outside of its new bounds

ALTER SEQUENCE public.s AS bigint MAXVALUE 9223372036854775807;
ALTER SEQUENCE public.s OWNED BY public.t.a;

-- loses data: table public.u
DROP TABLE public.u;

ALTER TABLE public.t ALTER COLUMN a SET DEFAULT nextval('public.s'::regclass);
SELECT setval('public.s', max(a)) FROM public.t HAVING max(a) >= (SELECT last_value FROM public.s);

-- can fail: the position of public.s lies outside of its new bounds
ALTER SEQUENCE public.s AS integer MAXVALUE 2147483647;

ALTER SEQUENCE public.numbers RENAME TO s;

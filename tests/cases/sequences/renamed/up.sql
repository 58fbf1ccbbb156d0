ALTER SEQUENCE public.s RENAME TO numbers;

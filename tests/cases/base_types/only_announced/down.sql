DROP TYPE public.other;

CREATE TYPE public.later;

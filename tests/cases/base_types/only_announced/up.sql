DROP TYPE public.later;

CREATE TYPE public.other;

CREATE TABLE public.t (
);

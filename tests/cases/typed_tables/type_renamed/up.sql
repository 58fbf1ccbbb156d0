CREATE SCHEMA app;

ALTER TYPE public.pair RENAME TO couple;
ALTER TYPE public.couple SET SCHEMA app;

ALTER TYPE public.pair RENAME ATTRIBUTE "First one" TO a;

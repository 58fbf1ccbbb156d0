CREATE SEQUENCE public.numbers;
CREATE TABLE public.things (id integer PRIMARY KEY, name text);
CREATE TABLE public.log (id bigint, name text);
CREATE RULE told AS ON INSERT TO public.things DO ALSO SELECT new.id AS told;
CREATE RULE logged AS ON UPDATE TO public.things WHERE EXISTS (SELECT FROM public.log WHERE log.id = old.id)
    DO ALSO INSERT INTO public.log SELECT nextval('public.numbers'), old.name;
INSERT INTO public.things VALUES (1, 'a');

CREATE SEQUENCE public.others;
CREATE TABLE public.things (id bigint PRIMARY KEY, name varchar(20));
CREATE TABLE public.log (id bigint, name text);
CREATE RULE told AS ON INSERT TO public.things DO ALSO SELECT new.id AS told;
CREATE RULE logged AS ON UPDATE TO public.things WHERE EXISTS (SELECT FROM public.log WHERE log.id = old.id)
    DO ALSO INSERT INTO public.log SELECT nextval('public.others'), old.name;

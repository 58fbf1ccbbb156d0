-- Does not bring back the data of: sequence public.numbers

DROP RULE logged ON public.things;
DROP RULE told ON public.things;

-- loses data: sequence public.others
DROP SEQUENCE public.others;

-- can fail: values of public.things.id that are not of type integer
-- rewrites every row of public.things under a lock
ALTER TABLE public.things
    ALTER COLUMN id TYPE integer,
    ALTER COLUMN name TYPE text;

CREATE SEQUENCE public.numbers;

CREATE RULE logged AS ON UPDATE TO public.things
    WHERE (EXISTS ( SELECT
           FROM public.log
          WHERE (log.id = old.id))) DO  INSERT INTO public.log (id, name)  SELECT nextval('public.numbers'::regclass) AS nextval,
            old.name;

CREATE RULE told AS ON INSERT TO public.things
    DO  SELECT new.id AS told;

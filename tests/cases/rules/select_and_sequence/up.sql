DROP RULE logged ON public.things;
DROP RULE told ON public.things;

-- loses data: sequence public.numbers
DROP SEQUENCE public.numbers;

-- can fail: values of public.things.name that are not of type character varying(20)
-- rewrites every row of public.things under a lock
ALTER TABLE public.things
    ALTER COLUMN id TYPE bigint,
    ALTER COLUMN name TYPE character varying(20);

CREATE SEQUENCE public.others;

CREATE RULE logged AS ON UPDATE TO public.things
    WHERE (EXISTS ( SELECT
           FROM public.log
          WHERE (log.id = old.id))) DO  INSERT INTO public.log (id, name)  SELECT nextval('public.others'::regclass) AS nextval,
            old.name;

CREATE RULE told AS ON INSERT TO public.things
    DO  SELECT new.id AS told;

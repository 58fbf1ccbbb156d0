DROP RULE r ON public.m;

ALTER TABLE public.m RENAME TO m__old;
CREATE TABLE public.m (
    a integer
);

-- rewrites every row of public.m under a lock
INSERT INTO public.m (a)
    SELECT a FROM public.m__old;
DROP TABLE public.m__old;

CREATE RULE r AS ON INSERT TO public.m
    DO  INSERT INTO public.log (a)
  VALUES (new.a);

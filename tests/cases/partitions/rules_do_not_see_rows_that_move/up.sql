DROP RULE r ON public.m;

ALTER TABLE public.m RENAME TO m__old;
CREATE TABLE public.m (
    a integer
) PARTITION BY LIST (a);

CREATE TABLE public.md (
    a integer
);

ALTER TABLE public.m ATTACH PARTITION public.md DEFAULT;

-- rewrites every row of public.m under a lock
INSERT INTO public.m (a)
    SELECT a FROM ONLY public.m__old;
DROP TABLE public.m__old;

CREATE RULE r AS ON INSERT TO public.m
    DO  INSERT INTO public.log (a)
  VALUES (new.a);

ALTER RULE "After" ON public.log RENAME TO before;

CREATE OR REPLACE RULE event AS ON UPDATE TO public.things
    DO NOTHING;

CREATE OR REPLACE RULE log AS ON INSERT TO public.things
    DO  INSERT INTO public.log (id)
  VALUES (new.id);

ALTER TABLE public.things ENABLE RULE state;

CREATE OR REPLACE RULE two AS ON DELETE TO public.things
    DO INSTEAD NOTHING;

ALTER TABLE public.things DISABLE RULE two;

COMMENT ON RULE before ON public.log IS 'not';

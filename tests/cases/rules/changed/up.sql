ALTER RULE before ON public.log RENAME TO "After";

CREATE OR REPLACE RULE event AS ON INSERT TO public.things
    DO NOTHING;

CREATE OR REPLACE RULE log AS ON INSERT TO public.things
    WHERE (new.id > 0) DO  INSERT INTO public.log (id, name)
  VALUES (new.id, new.name);

ALTER TABLE public.things ENABLE REPLICA RULE state;

CREATE OR REPLACE RULE two AS ON DELETE TO public.things
    WHERE (old.id > 0) DO INSTEAD NOTHING;

ALTER TABLE public.things ENABLE RULE two;

COMMENT ON RULE "After" ON public.log IS 'not';

CREATE RULE gone AS ON DELETE TO app."Things"
    DO INSTEAD
 NOTIFY things;
ALTER TABLE app."Things" ENABLE ALWAYS RULE gone;

CREATE RULE off AS ON UPDATE TO app."Things"
    DO NOTHING;
ALTER TABLE app."Things" DISABLE RULE off;

CREATE TABLE public.log (
    id integer,
    name text,
    at timestamp with time zone DEFAULT now()
);

CREATE RULE "Log it" AS ON INSERT TO app."Things"
    WHERE (new.id > 0) DO ( INSERT INTO public.log (id, name)
  VALUES (new.id, new."Name");
 DELETE FROM public.log
  WHERE (log.name = ';'::text);
);

COMMENT ON RULE "Log it" ON app."Things" IS 'logs it';

CREATE VIEW public.aa_view AS
SELECT "Things".id,
    "Things"."Name" AS name
   FROM app."Things";

CREATE RULE insert AS ON INSERT TO public.aa_view
    DO INSTEAD  INSERT INTO app."Things" (id, "Name")
  VALUES (new.id, new.name)
  RETURNING "Things".id,
    "Things"."Name";

CREATE RULE update AS ON UPDATE TO public.aa_view
    DO INSTEAD  UPDATE app."Things" SET "Name" = new.name
  WHERE ("Things".id = old.id);

COMMENT ON RULE insert ON public.aa_view IS 'through the view';

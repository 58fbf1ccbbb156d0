ALTER TABLE public.things RENAME TO "All things";
ALTER TABLE public."All things" RENAME COLUMN name TO title;
ALTER TABLE public."All things" RENAME CONSTRAINT things_pkey TO "All things_pkey";

CREATE OR REPLACE RULE log AS ON INSERT TO public."All things"
    DO  INSERT INTO public.log (id, name)
  VALUES (new.id, new.title);

CREATE OR REPLACE RULE also AS ON DELETE TO public.log
    DO  DELETE FROM public."All things"
  WHERE ("All things".title = old.name);

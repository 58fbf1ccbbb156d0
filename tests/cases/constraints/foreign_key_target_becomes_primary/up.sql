ALTER TABLE public.pets DROP CONSTRAINT pets_owner_fkey;

DROP INDEX public.people_id;
ALTER TABLE public.people ADD CONSTRAINT people_pkey PRIMARY KEY (id);

ALTER TABLE public.pets ADD CONSTRAINT pets_owner_fkey FOREIGN KEY (owner) REFERENCES public.people (id);

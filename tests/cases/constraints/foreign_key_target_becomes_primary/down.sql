ALTER TABLE public.pets DROP CONSTRAINT pets_owner_fkey;

ALTER TABLE public.people DROP CONSTRAINT people_pkey;
CREATE UNIQUE INDEX people_id ON public.people (id);

ALTER TABLE public.pets ADD CONSTRAINT pets_owner_fkey FOREIGN KEY (owner) REFERENCES public.people (id);

ALTER TABLE public."All things" RENAME COLUMN title TO name;

ALTER TABLE public."All things" RENAME TO things;
ALTER TABLE public.things RENAME CONSTRAINT "All things_pkey" TO things_pkey;

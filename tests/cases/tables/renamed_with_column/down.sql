ALTER TYPE "My App".feeling RENAME TO mood;
ALTER TYPE "My App".mood SET SCHEMA public;

ALTER TYPE public.mood RENAME VALUE 'good' TO 'a';

ALTER TABLE "My App".users RENAME TO people;
ALTER TABLE "My App".people SET SCHEMA public;

ALTER TABLE public.people RENAME COLUMN title TO name;

DROP SCHEMA "My App";

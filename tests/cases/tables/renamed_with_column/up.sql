ALTER TABLE public.people RENAME COLUMN name TO title;

ALTER TYPE public.mood RENAME VALUE 'a' TO 'good';

CREATE SCHEMA "My App";

ALTER TABLE public.people RENAME TO users;
ALTER TABLE public.users SET SCHEMA "My App";

ALTER TYPE public.mood RENAME TO feeling;
ALTER TYPE public.feeling SET SCHEMA "My App";

COMMENT ON SCHEMA "My App" IS 'mine';

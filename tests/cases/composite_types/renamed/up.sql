ALTER TYPE public.pair RENAME TO "Two of them";
ALTER TYPE public."Two of them" SET SCHEMA "Other";

DROP COLLATION app.copied;

DROP TYPE public.aa_pair;

DROP VIEW public.aa_view;

-- loses data: table public.aa_table
DROP TABLE public.aa_table;

DROP COLLATION app."Plain One";

DROP COLLATION app.two;

DROP DOMAIN public.aa_domain;

DROP COLLATION app.loose;

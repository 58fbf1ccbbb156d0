CREATE SCHEMA app;
CREATE COLLATION app."Plain One" (provider = libc, locale = 'C');
CREATE COLLATION app.two (provider = libc, lc_collate = 'C', lc_ctype = 'POSIX');
CREATE COLLATION app.loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE COLLATION app.copied FROM "POSIX";
COMMENT ON COLLATION app."Plain One" IS 'it''s plain';
CREATE DOMAIN public.aa_domain AS text COLLATE app.loose;
CREATE TYPE public.aa_pair AS (a text COLLATE app."Plain One");
CREATE TABLE public.aa_table (id integer PRIMARY KEY, a text COLLATE app."Plain One" DEFAULT 'x', b varchar(9)[] COLLATE app.two, c public.aa_domain, d text,
    CHECK (d COLLATE app.two > 'a'), EXCLUDE USING btree (d COLLATE app."Plain One" WITH =));
CREATE INDEX aa_index ON public.aa_table (a COLLATE app.two, d COLLATE app."Plain One");
CREATE VIEW public.aa_view AS SELECT a, d COLLATE app.loose AS d FROM public.aa_table ORDER BY b COLLATE app."Plain One";

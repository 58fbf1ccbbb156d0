-- Does not bring back the data of: table public.aa_table

CREATE COLLATION app."Plain One" (PROVIDER = libc, LOCALE = 'C');
COMMENT ON COLLATION app."Plain One" IS 'it''s plain';

CREATE COLLATION app.copied (PROVIDER = libc, LOCALE = 'POSIX');

CREATE COLLATION app.loose (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false);

CREATE COLLATION app.two (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'POSIX');

CREATE TYPE public.aa_pair AS (
    a text COLLATE app."Plain One"
);

CREATE DOMAIN public.aa_domain AS text COLLATE app.loose;

CREATE TABLE public.aa_table (
    id integer NOT NULL,
    a text COLLATE app."Plain One" DEFAULT 'x'::text,
    b character varying(9)[] COLLATE app.two,
    c public.aa_domain,
    d text,
    CONSTRAINT aa_table_pkey PRIMARY KEY (id),
    CONSTRAINT aa_table_d_check CHECK ((d COLLATE app.two) > 'a'::text),
    CONSTRAINT aa_table_d_excl EXCLUDE USING btree (d COLLATE app."Plain One" WITH =)
);

CREATE INDEX aa_index ON public.aa_table (a COLLATE app.two, d COLLATE app."Plain One");

CREATE VIEW public.aa_view AS
SELECT aa_table.a,
    (aa_table.d COLLATE app.loose) AS d
   FROM public.aa_table
  ORDER BY (aa_table.b COLLATE app."Plain One");

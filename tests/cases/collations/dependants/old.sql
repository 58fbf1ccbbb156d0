-- needs: 14
CREATE COLLATION public.used (provider = libc, locale = 'C');
CREATE TABLE public.holder (id integer PRIMARY KEY, a text COLLATE public.used NOT NULL, b boolean GENERATED ALWAYS AS (a > 'm') STORED, c boolean DEFAULT ('a' COLLATE public.used > 'b'), d text);
INSERT INTO public.holder VALUES (1, 'z');
CREATE INDEX by_upper ON public.holder (upper(d COLLATE public.used)) WHERE d > 'a' COLLATE public.used;
CREATE INDEX by_a ON public.holder (a);
CREATE STATISTICS public.both ON a, upper(d) FROM public.holder;
CREATE MATERIALIZED VIEW public.kept AS SELECT a FROM public.holder ORDER BY a;
CREATE VIEW public.seen AS SELECT kept.a FROM public.kept;
CREATE FUNCTION public.act() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER act BEFORE UPDATE ON public.holder FOR EACH ROW WHEN (new.d > old.d COLLATE public.used) EXECUTE FUNCTION public.act();
CREATE POLICY small ON public.holder USING (a < 'zz');
CREATE RULE never AS ON UPDATE TO public.holder WHERE new.d < 'a' COLLATE public.used DO INSTEAD NOTHING;
CREATE FUNCTION public.before(text DEFAULT 'a' COLLATE public.used) RETURNS boolean LANGUAGE sql RETURN $1 < 'x' COLLATE public.used;
CREATE FUNCTION public.with_default(boolean DEFAULT 'a' < 'b' COLLATE public.used) RETURNS boolean LANGUAGE sql AS 'SELECT $1';

CREATE TABLE m (org integer, extra timestamptz);
CREATE TABLE docs (id integer, org integer);
CREATE FUNCTION my_m() RETURNS SETOF m LANGUAGE sql STABLE AS $$ SELECT * FROM m $$;
CREATE POLICY p ON docs USING (org IN (SELECT x.org FROM my_m() x WHERE x.extra > now()));

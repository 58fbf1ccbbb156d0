CREATE TABLE m (org integer, role text, invited_at date);
CREATE TABLE docs (id integer, org integer);
CREATE FUNCTION my_m() RETURNS SETOF m LANGUAGE sql STABLE SECURITY DEFINER AS $$ SELECT * FROM m $$;
CREATE POLICY p ON docs USING (org IN (SELECT x.org FROM my_m() x WHERE x.role = 'admin'));

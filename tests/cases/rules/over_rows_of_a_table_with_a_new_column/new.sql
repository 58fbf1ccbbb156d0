CREATE TABLE m (org integer, role text, invited_at date);
CREATE TABLE docs (org integer);
CREATE FUNCTION my_m() RETURNS SETOF m LANGUAGE sql STABLE AS $$ SELECT * FROM m $$;
CREATE RULE r AS ON DELETE TO docs WHERE OLD.org IN (SELECT x.org FROM my_m() x) DO INSTEAD NOTHING;

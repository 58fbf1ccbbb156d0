CREATE TABLE m (org integer, role text, invited_at date);
CREATE FUNCTION my_m() RETURNS SETOF m LANGUAGE sql STABLE AS $$ SELECT * FROM m $$;
CREATE FUNCTION orgs() RETURNS SETOF integer LANGUAGE sql STABLE BEGIN ATOMIC SELECT x.org FROM my_m() x; END;

CREATE TABLE items (id integer, name text);
CREATE VIEW shown AS SELECT id, name FROM items;
CREATE FUNCTION title(shown) RETURNS text LANGUAGE sql AS $$ SELECT upper($1.name) $$;
CREATE OR REPLACE VIEW shown AS SELECT id, name FROM items WHERE title(ROW(id, name)::shown) <> '';

CREATE TABLE items (id integer, name text);
CREATE FUNCTION next_id() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT coalesce(max(id), 0) + 1 FROM items; END;
ALTER TABLE items ALTER id SET DEFAULT next_id();
CREATE TABLE notes (id integer, name text);
CREATE FUNCTION next_note() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT coalesce(max(id), 0) + 1 FROM notes; END;
ALTER TABLE notes ALTER id SET DEFAULT next_note();

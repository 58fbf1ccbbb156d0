CREATE TABLE sticky (id serial PRIMARY KEY, note text);
INSERT INTO sticky (note) VALUES ('a');

CREATE TABLE people (id integer NOT NULL);
CREATE UNIQUE INDEX people_id ON people (id);
CREATE TABLE pets (owner integer REFERENCES people (id));
INSERT INTO people VALUES (1);
INSERT INTO pets VALUES (1);

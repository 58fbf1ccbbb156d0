CREATE TABLE people (id integer PRIMARY KEY);
CREATE TABLE pets (owner integer REFERENCES people (id));

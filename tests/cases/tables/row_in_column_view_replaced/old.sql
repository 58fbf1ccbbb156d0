CREATE TABLE base (id int PRIMARY KEY, name text);
CREATE VIEW v AS SELECT id, name FROM base;
CREATE TABLE history (id int PRIMARY KEY, was v, n text);
INSERT INTO history VALUES (1, (1,'a'), 'x');

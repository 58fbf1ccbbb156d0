CREATE TABLE users (id int PRIMARY KEY, name text);
CREATE TABLE history (id int PRIMARY KEY, was users);
CREATE TABLE log (id int PRIMARY KEY, h history);
INSERT INTO history VALUES (1, (1,'a')); INSERT INTO log VALUES (1, (1, (1,'a')::users));

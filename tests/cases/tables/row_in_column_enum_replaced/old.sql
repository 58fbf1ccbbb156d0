CREATE TYPE mood AS ENUM ('a','b','c');
CREATE TABLE users (id int PRIMARY KEY, m mood DEFAULT 'a');
CREATE TABLE history (id int PRIMARY KEY, was users);
INSERT INTO users VALUES (1,'a'); INSERT INTO history VALUES (1, (1,'a'));

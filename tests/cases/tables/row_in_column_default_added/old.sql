CREATE TABLE users (id int PRIMARY KEY, name text);
CREATE TABLE history (id int PRIMARY KEY, was users, at timestamptz DEFAULT now());
INSERT INTO users VALUES (1,'a'); INSERT INTO history VALUES (1, (1,'a'));

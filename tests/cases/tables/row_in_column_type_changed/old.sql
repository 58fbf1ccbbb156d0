CREATE TABLE users (id int PRIMARY KEY, name text);
CREATE TABLE history (id int PRIMARY KEY, was users, all_was users[], at timestamptz DEFAULT now());
INSERT INTO users VALUES (1,'a'); INSERT INTO history VALUES (1, (1,'a'), ARRAY[(1,'a')::users]);

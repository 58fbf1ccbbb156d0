CREATE TABLE users (id int PRIMARY KEY, name text);
CREATE TYPE pair AS (a users, b users);
CREATE TABLE history (id int PRIMARY KEY, was pair);
INSERT INTO history VALUES (1, ROW((1,'a')::users,(1,'a')::users));

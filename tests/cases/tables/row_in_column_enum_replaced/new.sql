CREATE TYPE mood AS ENUM ('b','a');
CREATE TABLE users (id int PRIMARY KEY, m mood DEFAULT 'a');
CREATE TABLE history (id int PRIMARY KEY, was users);

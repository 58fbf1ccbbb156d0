CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE history (id int PRIMARY KEY, was users);
CREATE TABLE log (id int PRIMARY KEY, h history);

CREATE TABLE users (id bigint PRIMARY KEY, name text, e text DEFAULT 'x');
CREATE TYPE pair AS (a users, b users);
CREATE TABLE history (id int PRIMARY KEY, was pair);

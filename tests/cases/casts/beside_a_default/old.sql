CREATE TYPE mood AS ENUM ('ok', 'sad', 'gone');
CREATE CAST (mood AS integer) WITH INOUT;
CREATE TABLE people (id integer PRIMARY KEY, mood mood DEFAULT 'ok');

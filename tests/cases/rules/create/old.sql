CREATE SCHEMA app;
CREATE TABLE app."Things" (id integer PRIMARY KEY, "Name" text);

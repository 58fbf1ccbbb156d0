CREATE SCHEMA ext;
CREATE TABLE a_table (id integer, h jsonb, room integer);

CREATE TABLE parent (id integer); INSERT INTO parent VALUES (1);

CREATE TABLE p (id serial, k int NOT NULL);

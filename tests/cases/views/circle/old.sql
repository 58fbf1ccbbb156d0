CREATE TABLE items (id integer, name varchar(20) COLLATE "C");

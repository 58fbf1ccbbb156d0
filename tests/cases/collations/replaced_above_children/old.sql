CREATE COLLATION plain (locale = 'C');
CREATE TABLE p (n text COLLATE plain);
CREATE TABLE ch () INHERITS (p);
CREATE TABLE parted (id integer, n text COLLATE plain) PARTITION BY RANGE (id);
CREATE TABLE part PARTITION OF parted FOR VALUES FROM (0) TO (10);
INSERT INTO ch VALUES ('a');
INSERT INTO parted VALUES (1, 'b');

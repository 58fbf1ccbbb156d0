CREATE TABLE t (a integer, b text);
ALTER TABLE t ADD PRIMARY KEY (a);

CREATE TABLE users (id int PRIMARY KEY, name text) PARTITION BY RANGE (id);
CREATE TABLE users_1 PARTITION OF users FOR VALUES FROM (0) TO (100);
CREATE TABLE history (id int PRIMARY KEY, was users);

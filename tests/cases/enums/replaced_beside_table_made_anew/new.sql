create type e as enum ('a','c');
create table t(id int, b text) partition by list (id);
create table t1 partition of t default;

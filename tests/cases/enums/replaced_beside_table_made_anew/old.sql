create type e as enum ('a','b');
create table t(id int, b e);
insert into t values (1,'a');

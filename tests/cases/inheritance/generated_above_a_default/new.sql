create table t(n int, g int generated always as (n + 1) stored);
create table t1() inherits (t);
alter table t1 alter n set default 3;

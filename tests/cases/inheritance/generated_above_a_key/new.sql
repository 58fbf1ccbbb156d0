create table t(n int, g int generated always as (n + 1) stored);
create table t1(primary key (n)) inherits (t);

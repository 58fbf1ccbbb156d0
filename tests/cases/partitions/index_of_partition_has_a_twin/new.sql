create table t(n int, at date) partition by range(n);
create table t2 partition of t for values from (0) to (10);
create index i0 on t(n);
create index i1 on t2(n);

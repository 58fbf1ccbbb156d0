create table t(n int, k int) partition by range (n);
create table t1 partition of t for values from (0) to (10);
create table t2 partition of t for values from (10) to (20);
create index i on t(k);

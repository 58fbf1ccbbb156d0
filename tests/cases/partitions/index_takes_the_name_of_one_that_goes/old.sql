create table t(n int, k int) partition by range (n);
create table t1 partition of t for values from (0) to (10);
create index i on t(n);

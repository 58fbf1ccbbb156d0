create table t(b int) partition by list(b);
create table t1 partition of t for values in (1);
create index j on t(b);

create table t(n int, g int generated always as (n * 2) stored) partition by range (n);
create table t2 partition of t for values from (0) to (10) partition by list (n);
create table t2a partition of t2 for values in (1);

create table t(n int, k int, constraint u unique (n,k), constraint v unique (n)) partition by range (n);
create table t1 partition of t for values from (0) to (10);

create table t(x bit(4)); insert into t values (b'0101');

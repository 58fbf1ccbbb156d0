create table t(a bigint, b bigint);

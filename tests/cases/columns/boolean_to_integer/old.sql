create table t(x boolean); insert into t values (true);

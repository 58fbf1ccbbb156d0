create domain d as int;
create table t(id int, a d) partition by range (id);
create table t1 partition of t default;

create domain d as bigint;
create table t(id int, a d, g bigint generated always as (a) stored) partition by range (id);
create table t1 partition of t default;

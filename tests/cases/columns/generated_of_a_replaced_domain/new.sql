create domain d as bigint;
create table t(x int, g d generated always as (x) stored);

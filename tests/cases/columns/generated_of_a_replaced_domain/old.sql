create domain d as int;
create table t(x int, g d generated always as (x) stored);

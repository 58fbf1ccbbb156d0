create type e as enum ('a');
create function f(e) returns int language sql immutable as 'select 1';
create table t(id int, a e, g int generated always as (f(a)) stored) partition by range (id);
create table t1 partition of t default;

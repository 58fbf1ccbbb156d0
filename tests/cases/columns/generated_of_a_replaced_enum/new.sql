create type e as enum ('a');
create table t(x int, g e generated always as ('a'::e) stored);

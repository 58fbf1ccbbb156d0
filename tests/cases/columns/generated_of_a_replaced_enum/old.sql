create type e as enum ('a', 'b');
create table t(x int, g e generated always as ('a'::e) stored);

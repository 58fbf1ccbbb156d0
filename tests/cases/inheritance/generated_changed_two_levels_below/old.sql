create table a(id int, g int generated always as (id * 2) stored);
create table b() inherits (a);
create table c() inherits (b);

create table a(id int, g int generated always as (id * 3) stored);
create table b() inherits (a);
create table c() inherits (b);

create table a(id int, g int generated always as (id * 3) stored);
create table d(id int, g int generated always as (id * 3) stored);

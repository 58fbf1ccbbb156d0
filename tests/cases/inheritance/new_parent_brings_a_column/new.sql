create table p(x int);
create table a(id int) inherits (p);

create table p(org int, more int);
create table a(id int, org int) inherits (p);

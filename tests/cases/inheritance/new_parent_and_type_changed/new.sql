create table p(org bigint, created date);
create table a(id int, org bigint) inherits (p);

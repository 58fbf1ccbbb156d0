create table p(org int, extra int);
create table a(id int, org int);

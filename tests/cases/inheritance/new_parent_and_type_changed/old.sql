create table p(org int, created date);
create table a(id int, org int);

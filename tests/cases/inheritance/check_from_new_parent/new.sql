create table p(org int, constraint ck check (org > 0));
create table a(org int) inherits (p);

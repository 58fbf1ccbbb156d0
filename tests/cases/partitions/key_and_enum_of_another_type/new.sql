create type st as enum ('b','c');
create table p (k bigint, s st) partition by list (k);
create table p1 partition of p for values in (1);

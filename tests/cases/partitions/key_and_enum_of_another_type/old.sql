create type st as enum ('a','b');
create table p (k int, s st) partition by list (k);
create table p1 partition of p for values in (1);

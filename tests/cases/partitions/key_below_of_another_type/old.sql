create type ch as enum ('web','pos','api');
create table o (id int, c ch) partition by range (id);
create table o1 partition of o default partition by list (c);

create type ch as enum ('web','pos');
create table o (id int, c ch);

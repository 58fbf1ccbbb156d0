create type ad as (a bigint, b text);
create table p (k bigint, e ad) partition by range (k);
create table p1 partition of p default;

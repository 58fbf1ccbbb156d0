create type ad as (a int, b text);
create table p (k int, e ad) partition by range (k);
create table p1 partition of p default;

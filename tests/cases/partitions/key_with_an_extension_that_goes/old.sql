create extension citext;
create table p (k int, e citext) partition by range (k);

create table p (k bigint, e text) partition by range (k);

create domain ky as bigint;
create table p (k ky) partition by range (k);

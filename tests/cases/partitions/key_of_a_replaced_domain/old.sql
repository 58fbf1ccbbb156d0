create domain ky as int;
create table p (k ky) partition by range (k);

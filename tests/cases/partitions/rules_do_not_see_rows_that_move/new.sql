create table log(a int); create table m(a int) partition by list (a); create table md partition of m default;
create rule r as on insert to m do also insert into log values (new.a);

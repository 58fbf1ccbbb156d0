create table log(a int); create table m(a int); insert into m values (1);
create rule r as on insert to m do also insert into log values (new.a);

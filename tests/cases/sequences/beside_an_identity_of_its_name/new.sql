create table a(id serial);

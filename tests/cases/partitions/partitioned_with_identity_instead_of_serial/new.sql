create table m(id bigint generated always as identity) partition by range (id);

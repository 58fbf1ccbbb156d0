create table t(id bigint generated always as identity (maxvalue 5000000000));

create table t(id bigint generated always as identity (maxvalue 2147483647));

DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE case_writer; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
create type r as enum ('a','b','c');
create table o (id bigint, c r);
create view v as select id, c from o where c = 'c';
alter view v owner to case_reader;
grant select on v to case_writer;

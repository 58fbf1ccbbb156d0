DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
create type r as enum ('a','b','c');
create function is_a(uid int, x r default 'c') returns bool language sql security definer as 'select true';
revoke execute on function is_a(int, r) from public;
grant execute on function is_a(int, r) to case_reader;

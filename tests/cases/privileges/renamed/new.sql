-- rename: column:t.a=c
-- rename: table:t=u
DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TABLE u (c integer, b text);
GRANT SELECT (c) ON u TO case_reader;
GRANT INSERT ON u TO case_reader;

REVOKE ALL ON SCHEMA app FROM case_writer;
REVOKE ALL ON SCHEMA app FROM case_reader;
GRANT USAGE ON SCHEMA app TO case_reader;

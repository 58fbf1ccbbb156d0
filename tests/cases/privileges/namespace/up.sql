GRANT ALL ON SCHEMA app TO case_reader;
GRANT ALL ON SCHEMA app TO case_writer;

CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY);
COMMENT ON SEQUENCE t_a_seq IS 'counts';
CREATE TABLE u (a serial);
COMMENT ON SEQUENCE u_a_seq IS 'counts as well';

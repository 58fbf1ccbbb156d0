-- rename: sequence:s=numbers
CREATE SEQUENCE numbers; CREATE TABLE t (a integer DEFAULT nextval('numbers'));

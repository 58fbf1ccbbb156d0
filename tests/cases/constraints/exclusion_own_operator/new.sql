CREATE EXTENSION btree_gist; CREATE TABLE t (a integer, b int4range, CONSTRAINT x EXCLUDE USING gist (a WITH =, b WITH &&));

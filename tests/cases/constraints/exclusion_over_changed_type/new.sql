CREATE EXTENSION btree_gist; CREATE TABLE t (a bigint, r tsrange, CONSTRAINT x EXCLUDE USING gist (a WITH =, r WITH &&) WHERE (a > 0));

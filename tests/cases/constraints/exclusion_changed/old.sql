CREATE TABLE t (a int4range, c text, CONSTRAINT x EXCLUDE USING gist (a WITH &&));

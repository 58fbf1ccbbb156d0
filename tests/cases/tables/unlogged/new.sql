CREATE UNLOGGED TABLE t (a integer, b text);

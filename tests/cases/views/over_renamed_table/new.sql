-- rename: table:t=u
CREATE TABLE u (a integer, b text); CREATE VIEW v AS SELECT a, b FROM u;

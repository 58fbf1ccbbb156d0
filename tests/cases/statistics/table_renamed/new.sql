-- rename: table:t=u
CREATE TABLE u (a integer, b text); CREATE STATISTICS s ON a, b FROM u;

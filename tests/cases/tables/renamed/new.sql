-- rename: table:t=u
CREATE TABLE u (a integer, b text); CREATE INDEX i ON u (a); ALTER TABLE u ADD CHECK (a > 0);

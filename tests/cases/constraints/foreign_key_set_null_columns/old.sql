-- needs: 15
CREATE TABLE p (a integer, b text, PRIMARY KEY (a, b));CREATE TABLE t (a integer, b text);

-- needs: 15
CREATE TABLE t (a integer, b text);

-- needs: 14
CREATE TABLE t (a integer, b text);

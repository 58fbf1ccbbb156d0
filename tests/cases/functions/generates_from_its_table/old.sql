-- needs: 14
CREATE TABLE a (id integer);

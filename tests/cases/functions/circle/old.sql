-- needs: 14
CREATE TABLE items (id integer);

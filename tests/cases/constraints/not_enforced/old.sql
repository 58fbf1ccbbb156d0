-- needs: 18
CREATE TABLE users (id integer PRIMARY KEY);
CREATE TABLE t (a integer, b integer, c integer, d integer,
    CONSTRAINT becomes CHECK (a > 0), CONSTRAINT stays CHECK (b > 0) NOT ENFORCED, CONSTRAINT no_longer CHECK (c > 0) NOT ENFORCED,
    CONSTRAINT fk_becomes FOREIGN KEY (a) REFERENCES users, CONSTRAINT fk_no_longer FOREIGN KEY (b) REFERENCES users NOT ENFORCED,
    CONSTRAINT fk_renamed FOREIGN KEY (c) REFERENCES users NOT ENFORCED);
INSERT INTO users VALUES (1);
INSERT INTO t VALUES (1, 1, 1, 1);

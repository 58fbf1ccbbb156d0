CREATE TABLE posts (id integer);
CREATE TABLE comments (id integer);

CREATE TABLE posts (id integer, title text, d date); CREATE TABLE comments (id integer, body text, d date);

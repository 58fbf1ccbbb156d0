CREATE TABLE posts (id integer);
CREATE TABLE comments (id integer);
CREATE VIEW feed AS WITH items AS (SELECT id, 'post' AS kind FROM posts UNION ALL SELECT id, 'comment' FROM comments) SELECT * FROM items;

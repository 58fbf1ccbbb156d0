-- Tables elsewhere are not printed, and neither are the keys that lead there or come from there.
CREATE SCHEMA auth;
CREATE TABLE auth.users (id uuid PRIMARY KEY);
CREATE TABLE users (id uuid PRIMARY KEY, auth_id uuid REFERENCES auth.users);
CREATE TABLE posts (id uuid PRIMARY KEY, user_id uuid REFERENCES users, auth_id uuid REFERENCES auth.users);
CREATE TABLE auth.sessions (id uuid PRIMARY KEY, user_id uuid REFERENCES users);
CREATE TABLE auth.posts (id uuid PRIMARY KEY, post_id uuid REFERENCES posts, user_id uuid REFERENCES users);
CREATE VIEW everyone AS SELECT id FROM users;
CREATE MATERIALIZED VIEW someone AS SELECT id FROM users;
CREATE SEQUENCE counter;

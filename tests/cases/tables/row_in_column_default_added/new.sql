CREATE TABLE users (id int PRIMARY KEY, name text, email text NOT NULL DEFAULT 'x');
CREATE TABLE history (id int PRIMARY KEY, was users, at timestamptz DEFAULT now());

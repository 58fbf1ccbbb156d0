CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE history (id int PRIMARY KEY, was users, all_was users[], at timestamptz DEFAULT now());

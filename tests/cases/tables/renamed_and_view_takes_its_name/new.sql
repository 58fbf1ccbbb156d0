-- rename: table:users=accounts
CREATE TABLE accounts (id integer CONSTRAINT users_pkey PRIMARY KEY, name text);
CREATE VIEW users AS SELECT id, name FROM accounts;

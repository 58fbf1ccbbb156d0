-- One name of more than ten letters, and every name has a line of its own.
CREATE TABLE accounts (id integer PRIMARY KEY);
CREATE TABLE addresses (id integer PRIMARY KEY);
CREATE TABLE albums (id integer PRIMARY KEY);
CREATE TABLE application (id integer PRIMARY KEY);
CREATE TABLE articles (id integer PRIMARY KEY);
CREATE TABLE artists (id integer PRIMARY KEY);
CREATE TABLE another_table_whose_name_is_as_long_as_a_name_can_be_postgres_6 (
    id integer PRIMARY KEY
);
CREATE TABLE a_table_whose_name_is_as_long_as_a_name_can_be_in_postgresql_63 (
    id integer PRIMARY KEY,
    a_column_whose_name_is_as_long_as_a_name_can_be_in_postgresql63 integer
        REFERENCES another_table_whose_name_is_as_long_as_a_name_can_be_postgres_6
);

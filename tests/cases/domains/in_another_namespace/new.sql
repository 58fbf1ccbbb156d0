-- rename: type:email=app.email
CREATE SCHEMA app;
CREATE DOMAIN app.email AS text CONSTRAINT email_check CHECK (VALUE LIKE '%@%');
CREATE TABLE public.users (id bigint PRIMARY KEY, email app.email);

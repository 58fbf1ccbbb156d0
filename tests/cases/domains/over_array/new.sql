CREATE DOMAIN public.tags AS character varying(20)[] CHECK (cardinality(VALUE) < 3);
CREATE TABLE public.posts (id bigint PRIMARY KEY, tags public.tags);

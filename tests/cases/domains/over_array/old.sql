CREATE DOMAIN public.tags AS text[] CHECK (cardinality(VALUE) < 3);
CREATE TABLE public.posts (id bigint PRIMARY KEY, tags public.tags);

CREATE TABLE public.events (id bigint NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE public.events_rest PARTITION OF public.events DEFAULT;
CREATE RULE kept AS ON DELETE TO public.events DO INSTEAD NOTHING;
CREATE RULE unchanged AS ON UPDATE TO public.events_rest DO INSTEAD NOTHING;

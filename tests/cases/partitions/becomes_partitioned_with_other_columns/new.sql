CREATE TABLE public.events (id bigint NOT NULL, at timestamp NOT NULL, note text) PARTITION BY RANGE (at);
CREATE TABLE public.events_rest PARTITION OF public.events DEFAULT;

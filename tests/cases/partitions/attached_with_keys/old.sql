CREATE TABLE public.users (id bigint PRIMARY KEY);
CREATE TABLE public.events (id bigint NOT NULL, at date NOT NULL, user_id bigint CONSTRAINT events_user REFERENCES public.users, CONSTRAINT events_pkey PRIMARY KEY (id, at), CONSTRAINT positive CHECK (id > 0)) PARTITION BY RANGE (at);
CREATE INDEX events_at ON public.events (at);
CREATE TABLE public.events_2025 (id bigint NOT NULL, at date NOT NULL, user_id bigint CONSTRAINT own_user REFERENCES public.users, CONSTRAINT own_key PRIMARY KEY (id, at), CONSTRAINT positive CHECK (id > 0));
CREATE INDEX own_at ON public.events_2025 (at);
INSERT INTO public.users VALUES (1);
INSERT INTO public.events_2025 VALUES (1, '2025-03-04', 1);

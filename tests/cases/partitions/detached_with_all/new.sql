CREATE TABLE public.users (id bigint PRIMARY KEY);
CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.events (id bigint NOT NULL, at date NOT NULL, note text, CONSTRAINT events_pkey PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
ALTER TABLE public.events ADD CONSTRAINT of_user FOREIGN KEY (id) REFERENCES public.users (id);
ALTER TABLE public.events ADD CONSTRAINT positive CHECK (id > 0);
CREATE INDEX events_note ON public.events (note);
CREATE TRIGGER touched BEFORE UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION public.touch();
CREATE TABLE public.events_2024 (id bigint NOT NULL, at date NOT NULL, note text, CONSTRAINT events_2024_pkey PRIMARY KEY (id, at));

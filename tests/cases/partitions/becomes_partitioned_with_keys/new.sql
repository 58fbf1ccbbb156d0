CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE public.users (id bigint PRIMARY KEY);
CREATE TABLE public.events (id bigint GENERATED ALWAYS AS IDENTITY, at date NOT NULL, no serial, user_id bigint REFERENCES public.users, twice bigint GENERATED ALWAYS AS (user_id * 2) STORED, CONSTRAINT events_pkey PRIMARY KEY (id, at)) PARTITION BY LIST (at);
CREATE TABLE public.events_rest PARTITION OF public.events DEFAULT;
CREATE TABLE public.notes (id bigint, at date, CONSTRAINT of_event FOREIGN KEY (id, at) REFERENCES public.events (id, at));
CREATE TRIGGER touched BEFORE INSERT ON public.events FOR EACH ROW EXECUTE FUNCTION public.touch();

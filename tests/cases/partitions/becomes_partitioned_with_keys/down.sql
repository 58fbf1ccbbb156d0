ALTER TABLE public.events DROP CONSTRAINT events_user_id_fkey;
DROP TRIGGER touched ON public.events;

ALTER TABLE public.notes DROP CONSTRAINT of_event;

ALTER TABLE public.events DROP CONSTRAINT events_pkey;

ALTER SEQUENCE public.events_no_seq OWNED BY NONE;

ALTER TABLE public.events RENAME TO events__old;
ALTER SEQUENCE public.events_id_seq RENAME TO events_id_seq__old;
CREATE TABLE public.events (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    at date NOT NULL,
    no integer NOT NULL DEFAULT nextval('public.events_no_seq'::regclass),
    user_id bigint,
    twice bigint GENERATED ALWAYS AS (user_id * 2) STORED
);

ALTER SEQUENCE public.events_no_seq OWNED BY public.events.no;

ALTER TABLE public.events ADD CONSTRAINT events_pkey PRIMARY KEY (id, at);

-- rewrites every row of public.events under a lock
INSERT INTO public.events (id, at, no, user_id) OVERRIDING SYSTEM VALUE
    SELECT id, at, no, user_id FROM public.events__old;
SELECT setval('public.events_id_seq', last_value, is_called) FROM public.events_id_seq__old;
DROP TABLE public.events__old;

ALTER TABLE public.events ADD CONSTRAINT events_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users (id);

CREATE TRIGGER touched BEFORE INSERT ON public.events
    FOR EACH ROW EXECUTE FUNCTION public.touch();

ALTER TABLE public.notes ADD CONSTRAINT of_event FOREIGN KEY (id, at) REFERENCES public.events (id, at);

ALTER SEQUENCE public.events_no_seq OWNED BY NONE;

ALTER TABLE public.events RENAME TO events__old;
CREATE TABLE public.events (
    id bigint NOT NULL,
    at timestamp without time zone NOT NULL,
    note text
) PARTITION BY RANGE (at);

CREATE TABLE public.events_rest (
    id bigint NOT NULL,
    at timestamp without time zone NOT NULL,
    note text
);

ALTER TABLE public.events ATTACH PARTITION public.events_rest DEFAULT;

-- loses data: column public.events.mood
-- loses data: column public.events.no
-- can fail: values of public.events.at that are not of type timestamp without time zone
-- rewrites every row of public.events under a lock
INSERT INTO public.events (id, at)
    SELECT id, at FROM ONLY public.events__old;
DROP TABLE public.events__old;

DROP SEQUENCE public.events_no_seq;

DROP FUNCTION public.usual();

DROP TYPE public.mood;

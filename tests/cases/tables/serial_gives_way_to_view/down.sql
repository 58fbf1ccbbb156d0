-- Does not bring back the data of: table public.jobs

DROP VIEW public.jobs;

-- loses data: table public.private_jobs
DROP TABLE public.private_jobs;

CREATE SEQUENCE public.jobs_id_seq AS integer;

CREATE TABLE public.jobs (
    id integer NOT NULL DEFAULT nextval('public.jobs_id_seq'::regclass),
    q text,
    CONSTRAINT jobs_pkey PRIMARY KEY (id)
);

ALTER TABLE public.jobs OWNER TO pg_monitor;

ALTER SEQUENCE public.jobs_id_seq OWNER TO pg_monitor;
ALTER SEQUENCE public.jobs_id_seq OWNED BY public.jobs.id;

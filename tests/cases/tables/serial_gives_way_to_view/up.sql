-- loses data: table public.jobs
DROP TABLE public.jobs;

CREATE TABLE public.private_jobs (
    id integer NOT NULL,
    q text,
    CONSTRAINT private_jobs_pkey PRIMARY KEY (id)
);

CREATE VIEW public.jobs AS
SELECT private_jobs.id,
    private_jobs.q
   FROM public.private_jobs;

ALTER TABLE public.jobs OWNER TO pg_monitor;

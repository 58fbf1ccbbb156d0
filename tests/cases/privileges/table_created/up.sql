CREATE TABLE public.t (
    a integer,
    b text
);

GRANT SELECT ON TABLE public.t TO case_reader;
GRANT UPDATE (a) ON TABLE public.t TO case_reader;
COMMENT ON TABLE public.t IS 'x';

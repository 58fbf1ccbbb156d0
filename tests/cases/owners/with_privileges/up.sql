REVOKE SELECT (a) ON TABLE public.t FROM PUBLIC;
ALTER TABLE public.t OWNER TO case_owner;
GRANT INSERT ON TABLE public.t TO case_reader;

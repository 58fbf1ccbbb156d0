GRANT ALL ON TABLE public.t TO case_owner;
ALTER TABLE public.t OWNER TO CURRENT_USER;
GRANT SELECT ON TABLE public.t TO case_owner;

REVOKE SELECT ON TABLE public.t FROM case_owner;
ALTER TABLE public.t OWNER TO case_owner;

REVOKE ALL ON TABLE public.t FROM case_owner;
GRANT SELECT, UPDATE, TRUNCATE, REFERENCES, TRIGGER ON TABLE public.t TO case_owner;

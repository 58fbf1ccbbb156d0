REVOKE SELECT ON TABLE public.t FROM case_owner;
ALTER TABLE public.t OWNER TO case_owner;

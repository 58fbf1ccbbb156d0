ALTER TABLE public.t OWNER TO case_owner;

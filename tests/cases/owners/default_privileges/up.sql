CREATE TABLE public.t (
    a integer
);

REVOKE SELECT ON TABLE public.t FROM case_owner;
ALTER TABLE public.t OWNER TO case_owner;

CREATE TABLE public.u (
    a integer
);

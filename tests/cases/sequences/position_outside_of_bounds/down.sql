-- Does not bring back the data of: position of sequence public.s, where it lies outside of its new bounds
-- Does not bring back the data of: position of sequence public.t, where it lies outside of its new bounds

ALTER SEQUENCE public.s MINVALUE 1 START WITH 1;

-- loses data: position of sequence public.t, where it lies outside of its new bounds
ALTER SEQUENCE public.t AS bigint INCREMENT BY 1 MINVALUE 1 MAXVALUE 1000 START WITH 1 RESTART;

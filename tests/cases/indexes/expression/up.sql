CREATE INDEX i ON public.t ((lower(b)), ((a + 1)));

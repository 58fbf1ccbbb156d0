ALTER TABLE ONLY public.people ALTER COLUMN name SET DEFAULT 'nobody'::text;

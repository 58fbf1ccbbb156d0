ALTER TABLE public.events DROP CONSTRAINT events_pkey;
ALTER TABLE ONLY public.events ADD CONSTRAINT events_pkey PRIMARY KEY (id, at);

ALTER TABLE public.events_2024 ADD CONSTRAINT events_2024_pkey PRIMARY KEY (id, at);
ALTER INDEX public.events_pkey ATTACH PARTITION public.events_2024_pkey;

ALTER TABLE public.events_rest ADD CONSTRAINT events_rest_pkey PRIMARY KEY (id, at);
ALTER INDEX public.events_pkey ATTACH PARTITION public.events_rest_pkey;

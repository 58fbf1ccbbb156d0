-- can fail: rows of public.events without a value for id, which becomes NOT NULL: give it a backfill
ALTER TABLE public.events ALTER COLUMN id SET NOT NULL;
ALTER TABLE ONLY public.events ADD CONSTRAINT events_pkey PRIMARY KEY (id, at);
ALTER TABLE ONLY public.events ADD CONSTRAINT events_uq UNIQUE (at, note);

ALTER TABLE public.events_2024 ADD CONSTRAINT events_2024_at_note_key UNIQUE (at, note);
ALTER TABLE public.events_2024 ADD CONSTRAINT events_2024_pkey PRIMARY KEY (id, at);
ALTER INDEX public.events_uq ATTACH PARTITION public.events_2024_at_note_key;
ALTER INDEX public.events_pkey ATTACH PARTITION public.events_2024_pkey;

ALTER TABLE public.events_rest ADD CONSTRAINT events_rest_at_note_key UNIQUE (at, note);
ALTER TABLE public.events_rest ADD CONSTRAINT events_rest_pkey PRIMARY KEY (id, at);
ALTER INDEX public.events_uq ATTACH PARTITION public.events_rest_at_note_key;
ALTER INDEX public.events_pkey ATTACH PARTITION public.events_rest_pkey;

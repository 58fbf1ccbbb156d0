CREATE RULE kept AS ON DELETE TO public.events
    DO INSTEAD NOTHING;

CREATE RULE unchanged AS ON UPDATE TO public.events_rest
    DO INSTEAD NOTHING;

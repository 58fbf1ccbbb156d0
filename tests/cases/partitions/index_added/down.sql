DROP INDEX public.events_key;
DROP INDEX public.events_note;

ALTER INDEX public.events_note ATTACH PARTITION public.own;

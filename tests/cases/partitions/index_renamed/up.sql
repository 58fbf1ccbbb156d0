ALTER INDEX public.events_note RENAME TO events_notes;

ALTER INDEX public.events_rest_note_idx RENAME TO rest_note_idx;

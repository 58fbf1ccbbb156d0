ALTER INDEX public.events_notes RENAME TO events_note;

ALTER INDEX public.rest_note_idx RENAME TO events_rest_note_idx;

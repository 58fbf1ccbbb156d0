ALTER TABLE public.items ALTER COLUMN id DROP DEFAULT;

DROP FUNCTION public.next_id();

ALTER TABLE public.notes ALTER COLUMN id DROP DEFAULT;

DROP FUNCTION public.next_note();

-- loses data: table public.notes
DROP TABLE public.notes;

ALTER TABLE public.events DROP CONSTRAINT events_key;

-- loses data: table public.events_2025_rest
DROP TABLE public.events_2025_rest;

-- loses data: table public.events_2025
DROP TABLE public.events_2025;

COMMENT ON INDEX public.events_id IS NULL;

ALTER INDEX public.mine RENAME TO events_2024_id_idx;

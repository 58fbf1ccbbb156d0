-- rename: column:events.note=remark
CREATE TABLE public.events (
    id bigint NOT NULL,
    at date NOT NULL,
    remark text DEFAULT 'none'
) PARTITION BY RANGE (at);
CREATE TABLE public.events_2024 PARTITION OF public.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE public.events_rest PARTITION OF public.events DEFAULT;
CREATE INDEX events_note ON public.events (remark);
CREATE INDEX rest_note ON public.events_rest (remark) WHERE remark <> 'x';
ALTER INDEX public.events_2024_remark_idx RENAME TO events_2024_note_idx;
ALTER INDEX public.events_rest_remark_idx RENAME TO events_rest_note_idx;

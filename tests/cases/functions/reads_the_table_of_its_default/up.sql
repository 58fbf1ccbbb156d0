CREATE FUNCTION public.next_id() RETURNS integer
    LANGUAGE sql
BEGIN ATOMIC
 SELECT (COALESCE(max(items.id), 0) + 1)
    FROM public.items;
END;

ALTER TABLE public.items ALTER COLUMN id SET DEFAULT public.next_id();

CREATE TABLE public.notes (
    id integer,
    name text
);

CREATE FUNCTION public.next_note() RETURNS integer
    LANGUAGE sql
BEGIN ATOMIC
 SELECT (COALESCE(max(notes.id), 0) + 1)
    FROM public.notes;
END;

ALTER TABLE public.notes ALTER COLUMN id SET DEFAULT public.next_note();

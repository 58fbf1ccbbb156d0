ALTER INDEX public.t_pkey SET (fillfactor = 80);

ALTER INDEX public.u RESET (fillfactor);
ALTER INDEX public.u SET (deduplicate_items = off);

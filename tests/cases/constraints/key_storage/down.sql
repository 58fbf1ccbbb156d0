ALTER INDEX public.t_pkey RESET (fillfactor);

ALTER INDEX public.u RESET (deduplicate_items);
ALTER INDEX public.u SET (fillfactor = 70);

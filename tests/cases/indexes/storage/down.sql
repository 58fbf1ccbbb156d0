ALTER INDEX public.i RESET (fillfactor);

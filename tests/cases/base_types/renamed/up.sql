ALTER TYPE public.amount RENAME TO "Amount";

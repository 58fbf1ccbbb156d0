ALTER TYPE public.pair RENAME TO "Pair";

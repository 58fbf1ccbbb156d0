ALTER TABLE public.leaf RENAME TO "Leaf";

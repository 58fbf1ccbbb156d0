ALTER TABLE public.refers DROP CONSTRAINT refers_j_fkey;

ALTER TABLE public.t DROP CONSTRAINT t_k_key;
ALTER TABLE public.t DROP CONSTRAINT t_pkey;

ALTER OPERATOR FAMILY public.json_ops USING btree RENAME TO "Json ops";

ALTER OPERATOR CLASS public.json_ops USING btree RENAME TO "Json ops";

ALTER TABLE public.t ADD CONSTRAINT t_k_key UNIQUE (k);
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (j);

ALTER TABLE public.refers ADD CONSTRAINT refers_j_fkey FOREIGN KEY (j) REFERENCES public.t (j);

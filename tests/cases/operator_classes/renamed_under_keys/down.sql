ALTER TABLE public.refers DROP CONSTRAINT refers_j_fkey;

ALTER TABLE public.t DROP CONSTRAINT t_k_key;
ALTER TABLE public.t DROP CONSTRAINT t_pkey;

ALTER OPERATOR FAMILY public."Json ops" USING btree RENAME TO json_ops;

ALTER OPERATOR CLASS public."Json ops" USING btree RENAME TO json_ops;

ALTER TABLE public.t ADD CONSTRAINT t_k_key UNIQUE (k);
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (j);

ALTER TABLE public.refers ADD CONSTRAINT refers_j_fkey FOREIGN KEY (j) REFERENCES public.t (j);

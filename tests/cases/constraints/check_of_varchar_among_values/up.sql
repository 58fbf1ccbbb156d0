CREATE DOMAIN public.d AS character varying
    CONSTRAINT d_check CHECK ((VALUE)::text = ANY (ARRAY['a'::character varying, 'b'::character varying]));

ALTER TABLE public.t ADD CONSTRAINT t_a_check CHECK ((a)::text = ANY (ARRAY['x'::character varying, 'y'::character varying]));
ALTER TABLE public.t ADD CONSTRAINT t_b_check CHECK ((b)::text <> ALL (ARRAY['(ARRAY['::character varying, 'q'::character varying]));
CREATE INDEX i ON public.t (a) WHERE (a)::text = ANY (ARRAY['x'::character varying, 'z'::character varying]);

CREATE POLICY p ON public.t
    USING ((a)::text = ANY (ARRAY['k'::character varying, 'l'::character varying]));

CREATE TABLE public.u (
    g character varying(3)[],
    l character varying,
    CONSTRAINT u_g_check CHECK (COALESCE(g, ARRAY['x'::text, 'y'::text]) IS NOT NULL),
    CONSTRAINT u_l_check CHECK (((ARRAY[l, 'x'::character varying])[1])::text = 'x'::text)
);

CREATE VIEW public.v AS
SELECT t.a
   FROM public.t
  WHERE (((t.a)::text = ANY (ARRAY['x'::character varying, 'y'::character varying])) OR ((t.b)::text ~~ ANY (ARRAY['p'::character varying, t.b])));

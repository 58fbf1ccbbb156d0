CREATE TABLE public.t (
    a integer NOT NULL,
    b text,
    c integer,
    CONSTRAINT t_pkey PRIMARY KEY (a)
);

CREATE PUBLICATION news;
ALTER PUBLICATION news ADD TABLE ONLY public.t (a, c);

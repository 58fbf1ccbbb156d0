CREATE DOMAIN public.email AS text
    CONSTRAINT email_check CHECK (VALUE ~~ '%@%'::text);

CREATE TABLE public.users (
    id bigint NOT NULL,
    email public.email NOT NULL DEFAULT 'a@b'::text,
    others public.email[],
    CONSTRAINT users_pkey PRIMARY KEY (id)
);

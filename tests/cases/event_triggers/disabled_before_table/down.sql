-- Does not bring back the data of: table public.log

CREATE TABLE public.log (
    what text
);

ALTER EVENT TRIGGER e ENABLE;

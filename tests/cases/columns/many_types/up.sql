CREATE TABLE public.t (
    a uuid,
    b jsonb,
    c inet,
    d numeric(10,2)[],
    e interval day to second(3),
    f time(2) with time zone,
    g bit varying(5),
    h tsvector,
    i int4range,
    j "char",
    k money,
    l xml,
    m point,
    n timestamp(0) without time zone,
    o character(3),
    p oid,
    q name
);

CREATE OPERATOR CLASS public.near FOR TYPE point USING gist AS
    FUNCTION 1 (point, point) pg_catalog.gist_point_consistent(internal, point, smallint, oid, internal),
    FUNCTION 2 (point, point) pg_catalog.gist_box_union(internal, internal),
    FUNCTION 5 (point, point) pg_catalog.gist_box_penalty(internal, internal, internal),
    FUNCTION 6 (point, point) pg_catalog.gist_box_picksplit(internal, internal),
    FUNCTION 7 (point, point) pg_catalog.gist_box_same(box, box, internal),
    STORAGE box;

ALTER OPERATOR FAMILY public.near USING gist ADD
    OPERATOR 15 pg_catalog.<-> (point, point) FOR ORDER BY pg_catalog.float_ops,
    FUNCTION 3 (point, point) pg_catalog.gist_point_compress(internal),
    FUNCTION 8 (point, point) pg_catalog.gist_point_distance(internal, point, smallint, oid, internal);

CREATE INDEX i ON public.t USING gist (p public.near);

CREATE FUNCTION handler() RETURNS language_handler LANGUAGE c COST 100 AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION valid(oid) RETURNS void LANGUAGE c STRICT AS '$libdir/plpgsql', 'plpgsql_validator';

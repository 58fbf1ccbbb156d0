CREATE SCHEMA "App";
CREATE TABLE "App"."Rooms" (id int4range, "valid At" daterange, name text, PRIMARY KEY (id, "valid At" WITHOUT OVERLAPS) INCLUDE (name));
CREATE TABLE bookings (id int4range, at daterange, room int4range, CONSTRAINT b PRIMARY KEY (id, at WITHOUT OVERLAPS) DEFERRABLE,
    CONSTRAINT of_room FOREIGN KEY (room, PERIOD at) REFERENCES "App"."Rooms" (id, PERIOD "valid At"));
COMMENT ON CONSTRAINT b ON bookings IS 'temporal';

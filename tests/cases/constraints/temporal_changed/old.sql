-- needs: 18
CREATE TABLE rooms (id int4range, at daterange, name text, CONSTRAINT key PRIMARY KEY (id, at WITHOUT OVERLAPS));
CREATE TABLE bookings (id int4range, at daterange, room int4range, CONSTRAINT b UNIQUE (id, at),
    CONSTRAINT of_room FOREIGN KEY (room, PERIOD at) REFERENCES rooms (id, PERIOD at));
INSERT INTO rooms VALUES ('[1,2)', '[2024-01-01,2024-02-01)', 'a');
INSERT INTO bookings VALUES ('[1,2)', '[2024-01-01,2024-01-02)', '[1,2)');

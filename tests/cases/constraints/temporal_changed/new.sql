-- rename: column:rooms.at=during
CREATE TABLE rooms (id int4range, during daterange, name varchar(40), CONSTRAINT renamed PRIMARY KEY (id, during WITHOUT OVERLAPS));
CREATE TABLE bookings (id int4range, at daterange, room int4range, CONSTRAINT b UNIQUE (id, at WITHOUT OVERLAPS),
    CONSTRAINT of_room FOREIGN KEY (room, PERIOD at) REFERENCES rooms (id, PERIOD during));

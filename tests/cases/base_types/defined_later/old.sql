CREATE TYPE amount;

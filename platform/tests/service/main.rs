//! The service as a program of its own, on a real PostgreSQL. It stands here, and not with the other
//! tests of that kind, because cargo builds a package's programs for the tests of that package alone.

mod program;
mod readme;
mod running;

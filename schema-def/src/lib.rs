//! The schema of the platform, declared once.

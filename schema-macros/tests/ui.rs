//! What the macros say about mistakes: every message, under the tokens that are wrong.
//!
//! One file a topic; the reviewed `.stderr` is the specification of the messages
//! (`TRYBUILD=overwrite` writes it anew).

#[test]
fn mistakes_are_reported_where_they_are() {
    trybuild::TestCases::new().compile_fail("tests/ui/*/*.rs");
}

//! `schema.toml`, as it is read and as it is refused.

use expect_test::{Expect, expect};

use super::*;
use crate::naming::ConstraintWord;

fn check(text: &str, expect: Expect) {
    let mut problems = Problems::default();
    Settings::parse(text, &mut problems);
    let shown: Vec<String> = problems.iter().map(|it| it.render(Some(text))).collect();
    expect.assert_eq(&shown.join("\n"));
}

#[test]
fn an_empty_file_is_the_defaults() {
    let mut problems = Problems::default();
    assert_eq!(Settings::parse("", &mut problems), Settings::default());
    assert!(problems.is_empty());
    let everywhere = Settings::read(Path::new("no/such/folder"), &mut problems);
    assert_eq!(everywhere, Settings::default());
    assert!(problems.is_empty());
}

#[test]
fn the_example_of_the_documentation_is_read() {
    let documentation = include_str!("../settings.rs");
    let example: String = documentation
        .lines()
        .skip_while(|it| !it.starts_with("//! ```toml"))
        .skip(1)
        .take_while(|it| !it.starts_with("//! ```"))
        .map(|it| format!("{}\n", it.trim_start_matches("//!").trim_start()))
        .collect();
    let mut problems = Problems::default();
    let read = Settings::parse(&example, &mut problems);
    assert_eq!(problems, Problems::default());
    assert_eq!(read.oldest_server, 15);
    assert_eq!(read.naming, Naming::default());
    assert_eq!(
        read.joins.pairs,
        [(
            QualifiedName::new("public", "users"),
            QualifiedName::new("audit", "events")
        )]
    );
    assert!(read.is_unmanaged(&QualifiedName::new("topology", "layer")));
    assert!(read.is_unmanaged(&QualifiedName::new("public", "spatial_ref_sys")));
    assert!(!read.is_unmanaged(&QualifiedName::new("public", "users")));
}

#[test]
fn rules_are_switched_off_and_replaced() {
    let mut problems = Problems::default();
    let read = Settings::parse(
        "[naming]\ntables = false\nindexes = \"{table}_{columns}_idx\"\nprimary_keys = \"id\"",
        &mut problems,
    );
    assert_eq!(problems, Problems::default());
    assert_eq!(read.naming.tables, None);
    assert_eq!(read.naming.index("users", &["a", "b"]), "users_a_b_idx");
    assert_eq!(
        read.naming
            .constraint("users", ConstraintWord::Fk, &["job_id"]),
        "users_fk_job"
    );
}

#[test]
fn what_needs_no_row_security_has_a_reason() {
    check(
        "[supabase]\nwithout_row_security = { \"public.countries\" = \" \" }\nexport = 3\n",
        expect![[r#"
            error: say why `public.countries` needs no row security
             --> schema.toml:2:24
              |
            2 | without_row_security = { "public.countries" = " " }
              |                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^

            error: invalid type: integer `3`, expected a string
             --> schema.toml:3:10
              |
            3 | export = 3
              |          ^
        "#]],
    );
}

#[test]
fn stars_stand_for_anything() {
    for (pattern, name, expected) in [
        ("a.*", "a.b", true),
        ("a.*", "ab.c", false),
        ("*.x_*_y", "p.x_1_y", true),
        ("*.x_*_y", "p.x_1_z", false),
        ("a.b", "a.b", true),
        ("a.b", "a.bc", false),
        ("*", "a.b", true),
    ] {
        assert_eq!(
            Pattern(pattern.into()).matches(name),
            expected,
            "{pattern} {name}"
        );
    }
}

#[test]
fn mistakes_are_reported_all_at_once_and_the_rest_is_read() {
    let text = "oldest_server = 9\nunmanaged = [\"a.*\", 3]\ncolour = 1\n[paths]\nmigrations = \"db\"\n\
                generatd = \"x\"\n[naming]\ntabels = false\ncolumns = 3\nindexes = \"i_{columns}\"\n\
                [lints]\nx = \"warn\"\nforeign_key_without_index = \"loud\"\n[joins]\nat_most = -1\n[extra]\na = 1\n";
    check(
        text,
        expect![[r#"
            error: PostgreSQL 9 is not supported: 13 is the oldest that is
             --> schema.toml:1:17
              |
            1 | oldest_server = 9
              |                 ^

            error: invalid type: integer `3`, expected a string
             --> schema.toml:2:21
              |
            2 | unmanaged = ["a.*", 3]
              |                     ^

            error: unknown field `colour`, expected one of `oldest_server`, `paths`, `naming`, `lints`, `ci`, `joins`, `supabase`, `unmanaged`
             --> schema.toml:3:1
              |
            3 | colour = 1
              | ^^^^^^

            error: unknown field `generatd`, expected one of `declarations`, `migrations`, `generated`
             --> schema.toml:6:1
              |
            6 | generatd = "x"
              | ^^^^^^^^

            error: unknown field `tabels`, expected one of `tables`, `columns`, `types`, `primary_keys`, `foreign_keys`, `indexes`, `constraints`
             --> schema.toml:8:1
              |
            8 | tabels = false
              | ^^^^^^

            error: expected `false`, or a rule in quotes
             --> schema.toml:9:11
              |
            9 | columns = 3
              |           ^

            error: unknown variant `x`, expected one of `foreign_key_without_index`, `jsonb_without_version`, `policy_without_index`, `table_without_row_security`
              --> schema.toml:12:1
               |
            12 | x = "warn"
               | ^

            error: unknown variant `loud`, expected one of `allow`, `warn`, `deny`
              --> schema.toml:13:29
               |
            13 | foreign_key_without_index = "loud"
               |                             ^^^^^^

            error: invalid value: integer `-1`, expected usize
              --> schema.toml:15:11
               |
            15 | at_most = -1
               |           ^^

            error: unknown field `extra`, expected one of `oldest_server`, `paths`, `naming`, `lints`, `ci`, `joins`, `supabase`, `unmanaged`
              --> schema.toml:16:2
               |
            16 | [extra]
               |  ^^^^^
        "#]],
    );
    let mut problems = Problems::default();
    let read = Settings::parse(text, &mut problems);
    assert_eq!(read.paths.migrations, "db");
    assert_eq!(read.naming.index("users", &["a"]), "i_a");
    check(
        "oldest_server = = 3\n[naming\ntables = 'x\n[ci]\naccept_draft = yes\n",
        expect![[r#"
            error: extra `=`, expected nothing
             --> schema.toml:1:17
              |
            1 | oldest_server = = 3
              |                 ^

            error: unexpected key or value, expected newline, `#`
             --> schema.toml:1:19
              |
            1 | oldest_server = = 3
              |                   ^

            error: unclosed table, expected `]`
             --> schema.toml:2:8
              |
            2 | [naming
              |        ^

            error: string values must be quoted, expected literal string
             --> schema.toml:5:16
              |
            5 | accept_draft = yes
              |                ^^^
        "#]],
    );
}

#[test]
fn mistakes_are_reported_at_their_place() {
    check(
        "[naming]\ntabels = false\n",
        expect![[r#"
        error: unknown field `tabels`, expected one of `tables`, `columns`, `types`, `primary_keys`, `foreign_keys`, `indexes`, `constraints`
         --> schema.toml:2:1
          |
        2 | tabels = false
          | ^^^^^^
    "#]],
    );
    check(
        "oldest_server = 9\n",
        expect![[r#"
        error: PostgreSQL 9 is not supported: 13 is the oldest that is
         --> schema.toml:1:17
          |
        1 | oldest_server = 9
          |                 ^
    "#]],
    );
    check(
        "oldest_server = 150004\n",
        expect![[r#"
        error: write the major version alone, such as `15`
         --> schema.toml:1:17
          |
        1 | oldest_server = 150004
          |                 ^^^^^^
    "#]],
    );
    check(
        "[naming]\ntables = \"kebab-case\"\n",
        expect![[r#"
        error: `kebab-case` is no way of writing names: use `snake_case`, `camelCase` or `PascalCase`, and `plural` or `singular`
         --> schema.toml:2:10
          |
        2 | tables = "kebab-case"
          |          ^^^^^^^^^^^^
    "#]],
    );
    check(
        "[naming]\nindexes = \"idx_{tabel}_{columns}\"\n",
        expect![[r#"
        error: only `{table}`, `{columns}` can stand in `idx_{tabel}_{columns}`
         --> schema.toml:2:11
          |
        2 | indexes = "idx_{tabel}_{columns}"
          |           ^^^^^^^^^^^^^^^^^^^^^^^
    "#]],
    );
    check(
        "[naming]\nconstraints = \"{table}\"\n",
        expect![[r#"
        error: `{columns}` is missing in `{table}`
         --> schema.toml:2:15
          |
        2 | constraints = "{table}"
          |               ^^^^^^^^^
    "#]],
    );
    check(
        "[naming]\ncolumns = true\n",
        expect![[r#"
        error: leave the key out to keep the rule, write `false` to switch it off, or a rule of your own
         --> schema.toml:2:11
          |
        2 | columns = true
          |           ^^^^
    "#]],
    );
    check(
        "[naming]\ncolumns = 3\n",
        expect![[r#"
        error: expected `false`, or a rule in quotes
         --> schema.toml:2:11
          |
        2 | columns = 3
          |           ^
    "#]],
    );
    check(
        "[lints]\nmissing_index = \"warn\"\n",
        expect![[r#"
            error: unknown variant `missing_index`, expected one of `foreign_key_without_index`, `jsonb_without_version`, `policy_without_index`, `table_without_row_security`
             --> schema.toml:2:1
              |
            2 | missing_index = "warn"
              | ^^^^^^^^^^^^^
        "#]],
    );
    check(
        "[lints]\nforeign_key_without_index = \"loud\"\n",
        expect![[r#"
        error: unknown variant `loud`, expected one of `allow`, `warn`, `deny`
         --> schema.toml:2:29
          |
        2 | foreign_key_without_index = "loud"
          |                             ^^^^^^
    "#]],
    );
    check(
        "[joins]\npairs = [[\"a\"]]\n",
        expect![[r#"
        error: invalid length 1, expected a tuple of size 2
         --> schema.toml:2:10
          |
        2 | pairs = [["a"]]
          |          ^^^^^
    "#]],
    );
    check(
        "paths = \n",
        expect![[r#"
        error: string values must be quoted, expected literal string
         --> schema.toml:1:9
          |
        1 | paths = 
          |         ^
    "#]],
    );
}

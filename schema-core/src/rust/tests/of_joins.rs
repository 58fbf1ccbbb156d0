//! What joins tables.

use super::*;

fn check_joins(declared: &[(&[&str], &str)], limits: &Limits, expect: Expect) {
    let declared: Vec<(Vec<String>, Table)> = declared
        .iter()
        .map(|(module, text)| {
            (
                module.iter().map(|it| (*it).to_owned()).collect(),
                table(text),
            )
        })
        .collect();
    let mut shown: Vec<Declared<'_>> = declared
        .iter()
        .map(|(module, table)| Declared { module, table })
        .collect();
    let text = joins::render(&shown, limits);
    shown.reverse();
    assert_eq!(
        text,
        joins::render(&shown, limits),
        "the order of the declarations shows"
    );
    syn::parse_file(&text).expect("Rust");
    expect.assert_eq(&text);
}

const USER: (&[&str], &str) = (
    &["users"],
    "#[table] pub struct User { #[primary_key] pub id: Uuid, #[unique] pub email: String }",
);

#[test]
fn tables_are_joined_by_their_keys_and_siblings_can_meet() {
    check_joins(
        &[
            USER,
            (
                &["jobs"],
                "#[table] pub struct Job { #[primary_key] pub id: Uuid }",
            ),
            (
                &["area", "applications"],
                "#[table] pub struct Application {
                    #[primary_key] pub id: Uuid,
                    #[references(crate::users::User)] pub user_id: Uuid,
                    #[references(Job)] pub job_id: Uuid,
                }",
            ),
            (
                &[],
                "#[table] pub struct Profile {
                    #[primary_key] pub id: Uuid,
                    #[references(User, column = id)] pub user_id: Uuid,
                }",
            ),
        ],
        &Limits::default(),
        expect![[r#"
            // Written by the build: what needs all tables at once.

            const _: () = {
                use self::area::applications::applications;
                use self::jobs::jobs;
                use self::profiles;
                use self::users::users;
                ::diesel::joinable!(applications -> jobs (job_id));
                ::diesel::joinable!(applications -> users (user_id));
                ::diesel::joinable!(profiles -> users (user_id));
                ::diesel::allow_tables_to_appear_in_same_query!(applications, jobs);
                ::diesel::allow_tables_to_appear_in_same_query!(applications, users);
                ::diesel::allow_tables_to_appear_in_same_query!(profiles, users);
                impl ::diesel::query_source::TableNotEqual<applications::table> for profiles::table {}
                impl ::diesel::query_source::TableNotEqual<profiles::table> for applications::table {}
                impl ::diesel::query_source::TableNotEqual<jobs::table> for users::table {}
                impl ::diesel::query_source::TableNotEqual<users::table> for jobs::table {}
            };

            /// Every table, whatever module declares it.
            pub mod tables {
                pub use super::area::applications::applications;
                pub use super::jobs::jobs;
                pub use super::profiles;
                pub use super::users::users;
            }
        "#]],
    );
}

#[test]
fn what_diesel_cli_leaves_out_is_left_out() {
    check_joins(
        &[
            USER,
            (
                &["a"],
                r#"#[table] pub struct Transfer {
                    #[primary_key] pub id: Uuid,
                    #[references(User, role = "giver")] pub giver_id: Uuid,
                    #[references(User, role = "taker")] pub taker_id: Uuid,
                    #[references(Transfer, role = "former")] pub former_id: Uuid,
                }"#,
            ),
            (
                &["a"],
                "#[table] pub struct Letter {
                    #[primary_key] pub id: Uuid,
                    #[references(User, column = email)] pub email: String,
                }",
            ),
            (
                &["b"],
                "#[table] pub struct Left { #[primary_key] pub id: Uuid, #[references(Right)] pub right_id: Uuid }",
            ),
            (
                &["b"],
                "#[table] pub struct Right { #[primary_key] pub id: Uuid, #[references(Left, join)] pub left_id: Uuid }",
            ),
        ],
        &Limits::default(),
        expect![[r#"
            // Written by the build: what needs all tables at once.

            const _: () = {
                use self::b::lefts;
                use self::a::letters;
                use self::b::rights;
                use self::a::transfers;
                use self::users::users;
                ::diesel::joinable!(rights -> lefts (left_id));
                ::diesel::allow_tables_to_appear_in_same_query!(lefts, rights);
                ::diesel::allow_tables_to_appear_in_same_query!(letters, users);
                ::diesel::allow_tables_to_appear_in_same_query!(transfers, users);
                impl ::diesel::query_source::TableNotEqual<letters::table> for transfers::table {}
                impl ::diesel::query_source::TableNotEqual<transfers::table> for letters::table {}
            };

            /// Every table, whatever module declares it.
            pub mod tables {
                pub use super::b::lefts;
                pub use super::a::letters;
                pub use super::b::rights;
                pub use super::a::transfers;
                pub use super::users::users;
            }
        "#]],
    );
}

#[test]
fn namespaces_settings_and_the_bound_are_heeded() {
    let limits = Limits {
        pairs: vec![("public.users".to_owned(), "app.logs".to_owned())],
        at_most: Some(4),
    };
    check_joins(
        &[
            USER,
            (
                &["auth"],
                r#"#[table(schema = "auth")] pub struct User { #[primary_key] pub id: Uuid }"#,
            ),
            (
                &["auth"],
                r#"#[table(schema = "auth")] pub struct Key { #[primary_key] pub id: Uuid, #[references(User)] pub user_id: Uuid }"#,
            ),
            (
                &["app"],
                r#"#[table(schema = "app")] pub struct Log { #[primary_key] pub id: Uuid }"#,
            ),
            (
                &["app"],
                "#[table] pub struct A { #[primary_key] pub id: Uuid, #[references(crate::users::User)] pub user_id: Uuid }",
            ),
            (
                &["app"],
                "#[table] pub struct B { #[primary_key] pub id: Uuid, #[references(crate::schema::users::User)] pub user_id: Uuid }",
            ),
        ],
        &limits,
        expect![[r#"
            // Written by the build: what needs all tables at once.

            const _: () = {
                use self::app::as_;
                use self::app::bs;
                use self::auth::keys;
                use self::app::logs;
                use self::users::users;
                use self::auth::users as users_2;
                ::diesel::joinable!(as_ -> users (user_id));
                ::diesel::joinable!(bs -> users (user_id));
                ::diesel::joinable!(keys -> users_2 (user_id));
                ::diesel::allow_tables_to_appear_in_same_query!(as_, users);
                ::diesel::allow_tables_to_appear_in_same_query!(bs, users);
                ::diesel::allow_tables_to_appear_in_same_query!(keys, users_2);
                ::diesel::allow_tables_to_appear_in_same_query!(logs, users);
                // `at_most` is reached; pairs two keys apart that are left out: 1.
            };

            /// Every table, whatever module declares it.
            pub mod tables {
                pub use super::app::as_;
                pub use super::app::bs;
                pub use super::users::users;

                /// The tables of the namespace `app`.
                pub mod app {
                    pub use super::super::app::logs;
                }

                /// The tables of the namespace `auth`.
                pub mod auth {
                    pub use super::super::auth::keys;
                    pub use super::super::auth::users;
                }
            }
        "#]],
    );
}

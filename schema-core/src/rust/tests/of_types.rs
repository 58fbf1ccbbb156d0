//! Types and functions.

use super::*;

#[test]
fn an_enum_is_its_own_type() {
    let mut item: syn::ItemEnum = syn::parse_str(
        r#"
        #[pg_enum(schema = "app")]
        /// Tiers.
        #[derive(Default, Hash)]
        pub enum Tier {
            /// Nothing paid.
            #[default]
            Free,
            #[value("h1b-pro")]
            H1bPro,
            #[serde(rename = "all")]
            Enterprise,
        }
        "#,
    )
    .expect("an enum");
    let arguments = arguments(&mut item.attrs);
    let read = Enum::parse(arguments, &item, &mut Diagnostics::default()).expect("an enum");
    check(
        pg_enum::pg_enum(&read),
        expect![[r##"
        #[derive(
            Debug,
            Clone,
            Copy,
            PartialEq,
            Eq,
            PartialOrd,
            Ord,
            ::serde::Serialize,
            ::serde::Deserialize,
            ::diesel::sql_types::SqlType,
            ::diesel::query_builder::QueryId,
            ::diesel::expression::AsExpression,
            ::diesel::deserialize::FromSqlRow
        )]
        #[diesel(postgres_type(name = "tier", schema = "app"), sql_type = Tier)]
        /// Tiers.
        #[derive(Default, Hash)]
        pub enum Tier {
            #[serde(rename = "free")]
            /// Nothing paid.
            #[default]
            Free,
            /// `h1b-pro`
            #[serde(rename = "h1b-pro")]
            H1bPro,
            /// `enterprise`
            #[serde(rename = "all")]
            Enterprise,
        }
        impl ::diesel::serialize::ToSql<Tier, ::diesel::pg::Pg> for Tier {
            fn to_sql<'b>(
                &'b self,
                out: &mut ::diesel::serialize::Output<'b, '_, ::diesel::pg::Pg>,
            ) -> ::diesel::serialize::Result {
                ::std::io::Write::write_all(out, self.as_str().as_bytes())?;
                ::core::result::Result::Ok(::diesel::serialize::IsNull::No)
            }
        }
        impl ::diesel::deserialize::FromSql<Tier, ::diesel::pg::Pg> for Tier {
            fn from_sql(
                value: ::diesel::pg::PgValue<'_>,
            ) -> ::diesel::deserialize::Result<Self> {
                match value.as_bytes() {
                    b"free" => ::core::result::Result::Ok(Self::Free),
                    b"h1b-pro" => ::core::result::Result::Ok(Self::H1bPro),
                    b"enterprise" => ::core::result::Result::Ok(Self::Enterprise),
                    other => {
                        ::core::result::Result::Err(
                            ::std::convert::From::from(
                                ::std::string::String::from("`tier` has no label ")
                                    + &::std::string::String::from_utf8_lossy(other),
                            ),
                        )
                    }
                }
            }
        }
        #[allow(dead_code)]
        impl Tier {
            /// Every value, in the order in which PostgreSQL compares them.
            pub const ALL: &'static [Self] = &[Self::Free, Self::H1bPro, Self::Enterprise];
            /// The label in the database.
            pub const fn as_str(self) -> &'static str {
                match self {
                    Self::Free => "free",
                    Self::H1bPro => "h1b-pro",
                    Self::Enterprise => "enterprise",
                }
            }
        }
        impl ::core::fmt::Display for Tier {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }
    "##]],
    );
}

#[test]
fn a_jsonb_type_fits_its_own_columns_and_plain_ones() {
    let item: syn::Item = syn::parse_str(
        "/// A school. \n #[derive(Serialize, Deserialize)] pub struct School { pub name: String }",
    )
    .expect("an item");
    let read = Jsonb::parse(TokenStream::new(), &item, &mut Diagnostics::default());
    check(
        jsonb::jsonb(&read.expect("a struct"), &item),
        expect![[r##"
            #[derive(
                Debug,
                Clone,
                PartialEq,
                ::diesel::sql_types::SqlType,
                ::diesel::query_builder::QueryId,
                ::diesel::expression::AsExpression,
                ::diesel::deserialize::FromSqlRow
            )]
            #[diesel(
                postgres_type(oid = 3802, array_oid = 3807),
                sql_type = School,
                sql_type = ::diesel::sql_types::Jsonb,
            )]
            /// A school.
            #[derive(Serialize, Deserialize)]
            pub struct School {
                pub name: String,
            }
            impl ::diesel::serialize::ToSql<::diesel::sql_types::Jsonb, ::diesel::pg::Pg>
            for School {
                fn to_sql<'b>(
                    &'b self,
                    out: &mut ::diesel::serialize::Output<'b, '_, ::diesel::pg::Pg>,
                ) -> ::diesel::serialize::Result {
                    ::std::io::Write::write_all(out, &[1])?;
                    ::serde_json::to_writer(out, self)?;
                    ::core::result::Result::Ok(::diesel::serialize::IsNull::No)
                }
            }
            impl ::diesel::serialize::ToSql<School, ::diesel::pg::Pg> for School {
                fn to_sql<'b>(
                    &'b self,
                    out: &mut ::diesel::serialize::Output<'b, '_, ::diesel::pg::Pg>,
                ) -> ::diesel::serialize::Result {
                    <Self as ::diesel::serialize::ToSql<
                        ::diesel::sql_types::Jsonb,
                        ::diesel::pg::Pg,
                    >>::to_sql(self, out)
                }
            }
            impl ::diesel::deserialize::FromSql<::diesel::sql_types::Jsonb, ::diesel::pg::Pg>
            for School {
                fn from_sql(
                    value: ::diesel::pg::PgValue<'_>,
                ) -> ::diesel::deserialize::Result<Self> {
                    match value.as_bytes() {
                        [1, text @ ..] => ::core::result::Result::Ok(::serde_json::from_slice(text)?),
                        _ => {
                            ::core::result::Result::Err(
                                ::std::convert::From::from(
                                    "unknown version of the binary form of jsonb",
                                ),
                            )
                        }
                    }
                }
            }
            impl ::diesel::deserialize::FromSql<School, ::diesel::pg::Pg> for School {
                fn from_sql(
                    value: ::diesel::pg::PgValue<'_>,
                ) -> ::diesel::deserialize::Result<Self> {
                    <Self as ::diesel::deserialize::FromSql<
                        ::diesel::sql_types::Jsonb,
                        ::diesel::pg::Pg,
                    >>::from_sql(value)
                }
            }
        "##]],
    );
}

#[test]
fn functions_with_one_value_are_callable() {
    let item: syn::ItemForeignMod = syn::parse_str(
        r#"extern "SQL" {
            /// Who it is.
            #[function(schema = "app", body = "SELECT 1")]
            fn whose(tier: Tier, r#type: super::Kind, n: Vec<i32>) -> Option<i64>;
            #[function(language = "plpgsql", body = "BEGIN RETURN NEW; END")]
            fn touch() -> Trigger;
            #[function(body = "SELECT 1")]
            fn all() -> SetOf<i32>;
        }"#,
    )
    .expect("a block");
    let read = block::parse(TokenStream::new(), &item, &mut Diagnostics::default());
    check(
        functions::functions(&read),
        expect![[r##"
        #[doc(hidden)]
        #[allow(non_camel_case_types)]
        pub type __whose_0 = super::Kind;
        ::diesel::define_sql_function! {
            #[doc = " Who it is."] #[allow(dead_code)] #[sql_name = "app.whose"] fn whose(tier :
            Tier, type_ : __whose_0, n : ::diesel::sql_types::Array < ::diesel::sql_types::Int4
            >) -> ::diesel::sql_types::Nullable < ::diesel::sql_types::Int8 >;
        }
    "##]],
    );
}

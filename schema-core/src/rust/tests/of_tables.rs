//! Tables.

use super::*;

#[test]
fn a_table_becomes_plain_diesel() {
    let declared = table(
        r#"
        #[table(timestamps, soft_delete, derive(Eq), derive_new(PartialEq))]
        /// A document.
        #[serde(rename_all = "camelCase")]
        pub struct Document {
            #[primary_key]
            pub id: Uuid,
            /// Whose it is.
            #[references(User)]
            pub user_id: Uuid,
            #[serde(rename = "kind")]
            pub r#type: kinds::Type,
            #[default("draft")]
            pub state: Option<String>,
            #[generated("length(state)")]
            pub size: i32,
            pub tags: Vec<Option<String>>,
        }
        "#,
    );
    check(
        tables::table(&declared),
        expect![[r##"
        #[doc(hidden)]
        mod __documents_types {
            #[allow(unused_imports)]
            use super::*;
            pub use kinds::Type as Type;
        }
        ::diesel::table! {
            use super::__documents_types::Type; #[doc = " A document."] documents(id) { #[doc =
            " The column `id`."] id -> ::diesel::sql_types::Uuid, #[doc = " Whose it is."]
            user_id -> ::diesel::sql_types::Uuid, #[doc = " The column `type`."] #[sql_name =
            "type"] type_ -> Type, #[doc = " The column `state`."] state ->
            ::diesel::sql_types::Nullable < ::diesel::sql_types::Text >, #[doc =
            " The column `size`."] size -> ::diesel::sql_types::Int4, #[doc =
            " The column `tags`."] tags -> ::diesel::sql_types::Array <
            ::diesel::sql_types::Nullable < ::diesel::sql_types::Text >>, #[doc =
            " When the row was inserted."] created_at -> ::diesel::sql_types::Timestamptz, #[doc
            = " When the row was last changed."] updated_at -> ::diesel::sql_types::Timestamptz,
            #[doc = " When the row was deleted; none while it lives."] deleted_at ->
            ::diesel::sql_types::Nullable < ::diesel::sql_types::Timestamptz >, #[doc =
            " Who deleted the row."] deleted_by -> ::diesel::sql_types::Nullable <
            ::diesel::sql_types::Uuid >, #[doc = " Why the row was deleted."] deletion_reason ->
            ::diesel::sql_types::Nullable < ::diesel::sql_types::Text >, }
        }
        #[derive(
            Debug,
            Clone,
            PartialEq,
            ::diesel::Queryable,
            ::diesel::Selectable,
            ::diesel::Identifiable,
            ::diesel::Associations,
            Eq
        )]
        #[diesel(table_name = documents)]
        #[diesel(belongs_to(User, foreign_key = user_id))]
        /// A document.
        #[serde(rename_all = "camelCase")]
        #[allow(dead_code)]
        pub struct Document {
            pub id: Uuid,
            /// Whose it is.
            pub user_id: Uuid,
            #[serde(rename = "kind")]
            #[diesel(column_name = type_)]
            pub r#type: kinds::Type,
            pub state: Option<String>,
            pub size: i32,
            pub tags: Vec<Option<String>>,
            /// When the row was inserted.
            pub created_at: chrono::DateTime<chrono::Utc>,
            /// When the row was last changed.
            pub updated_at: chrono::DateTime<chrono::Utc>,
            /// When the row was deleted; none while it lives.
            pub deleted_at: Option<chrono::DateTime<chrono::Utc>>,
            /// Who deleted the row.
            pub deleted_by: Option<uuid::Uuid>,
            /// Why the row was deleted.
            pub deletion_reason: Option<String>,
        }
        impl ::diesel::deserialize::QueryableByName<::diesel::pg::Pg> for Document {
            fn build<'a>(
                row: &impl ::diesel::row::NamedRow<'a, ::diesel::pg::Pg>,
            ) -> ::diesel::deserialize::Result<Self> {
                ::core::result::Result::Ok(Self {
                    id: ::diesel::row::NamedRow::get::<
                        ::diesel::dsl::SqlTypeOf<documents::id>,
                        _,
                    >(row, "id")?,
                    user_id: ::diesel::row::NamedRow::get::<
                        ::diesel::dsl::SqlTypeOf<documents::user_id>,
                        _,
                    >(row, "user_id")?,
                    r#type: ::diesel::row::NamedRow::get::<
                        ::diesel::dsl::SqlTypeOf<documents::type_>,
                        _,
                    >(row, "type")?,
                    state: ::diesel::row::NamedRow::get::<
                        ::diesel::dsl::SqlTypeOf<documents::state>,
                        _,
                    >(row, "state")?,
                    size: ::diesel::row::NamedRow::get::<
                        ::diesel::dsl::SqlTypeOf<documents::size>,
                        _,
                    >(row, "size")?,
                    tags: ::diesel::row::NamedRow::get::<
                        ::diesel::dsl::SqlTypeOf<documents::tags>,
                        _,
                    >(row, "tags")?,
                    created_at: ::diesel::row::NamedRow::get::<
                        ::diesel::dsl::SqlTypeOf<documents::created_at>,
                        _,
                    >(row, "created_at")?,
                    updated_at: ::diesel::row::NamedRow::get::<
                        ::diesel::dsl::SqlTypeOf<documents::updated_at>,
                        _,
                    >(row, "updated_at")?,
                    deleted_at: ::diesel::row::NamedRow::get::<
                        ::diesel::dsl::SqlTypeOf<documents::deleted_at>,
                        _,
                    >(row, "deleted_at")?,
                    deleted_by: ::diesel::row::NamedRow::get::<
                        ::diesel::dsl::SqlTypeOf<documents::deleted_by>,
                        _,
                    >(row, "deleted_by")?,
                    deletion_reason: ::diesel::row::NamedRow::get::<
                        ::diesel::dsl::SqlTypeOf<documents::deletion_reason>,
                        _,
                    >(row, "deletion_reason")?,
                })
            }
        }
        /// A row to insert into `documents`.
        ///
        /// `None` leaves a column to its default; in an `Option<Option<_>>`, `Some(None)` is NULL.
        #[derive(Debug, Clone, ::diesel::Insertable, PartialEq)]
        #[diesel(table_name = documents)]
        #[allow(dead_code)]
        pub struct NewDocument {
            /// The column `id`.
            pub id: ::core::option::Option<Uuid>,
            /// Whose it is.
            pub user_id: Uuid,
            /// The column `type`.
            #[diesel(column_name = type_)]
            pub r#type: kinds::Type,
            /// The column `state`.
            pub state: ::core::option::Option<Option<String>>,
            /// The column `tags`.
            pub tags: Vec<Option<String>>,
            /// When the row was inserted.
            pub created_at: ::core::option::Option<chrono::DateTime<chrono::Utc>>,
            /// When the row was last changed.
            pub updated_at: ::core::option::Option<chrono::DateTime<chrono::Utc>>,
            /// When the row was deleted; none while it lives.
            pub deleted_at: Option<chrono::DateTime<chrono::Utc>>,
            /// Who deleted the row.
            pub deleted_by: Option<uuid::Uuid>,
            /// Why the row was deleted.
            pub deletion_reason: Option<String>,
        }
        #[allow(dead_code)]
        impl NewDocument {
            /// A row with what every row needs; everything else is left to its default.
            pub fn new(user_id: Uuid, r#type: kinds::Type, tags: Vec<Option<String>>) -> Self {
                Self {
                    id: ::core::option::Option::None,
                    user_id,
                    r#type,
                    state: ::core::option::Option::None,
                    tags,
                    created_at: ::core::option::Option::None,
                    updated_at: ::core::option::Option::None,
                    deleted_at: ::core::option::Option::None,
                    deleted_by: ::core::option::Option::None,
                    deletion_reason: ::core::option::Option::None,
                }
            }
        }
        /// A change of rows of `documents`.
        ///
        /// `None` leaves a column as it is; in an `Option<Option<_>>`, `Some(None)` is NULL. With
        /// nothing but `None`, executing it fails: Diesel reports an empty changeset.
        #[derive(Debug, Clone, Default, ::diesel::AsChangeset)]
        #[diesel(table_name = documents)]
        #[allow(dead_code)]
        pub struct DocumentChanges {
            /// Whose it is.
            pub user_id: ::core::option::Option<Uuid>,
            /// The column `type`.
            #[diesel(column_name = type_)]
            pub r#type: ::core::option::Option<kinds::Type>,
            /// The column `state`.
            pub state: ::core::option::Option<Option<String>>,
            /// The column `tags`.
            pub tags: ::core::option::Option<Vec<Option<String>>>,
        }
        #[allow(dead_code)]
        impl Document {
            /// The query for the row to which this one belongs.
            pub fn user(
                &self,
            ) -> ::diesel::dsl::Find<<User as ::diesel::associations::HasTable>::Table, &Uuid> {
                ::diesel::QueryDsl::find(
                    <User as ::diesel::associations::HasTable>::table(),
                    &self.user_id,
                )
            }
        }
        #[allow(dead_code)]
        impl User {
            /// The query for the rows of `documents` that belong to this one.
            pub fn documents(
                &self,
            ) -> ::diesel::dsl::Filter<
                documents::table,
                ::diesel::dsl::Eq<
                    documents::user_id,
                    <&Self as ::diesel::associations::Identifiable>::Id,
                >,
            > {
                ::diesel::QueryDsl::filter(
                    documents::table,
                    ::diesel::ExpressionMethods::eq(
                        documents::user_id,
                        ::diesel::associations::Identifiable::id(self),
                    ),
                )
            }
        }
        #[allow(dead_code)]
        impl Document {
            /// The rows that are not deleted.
            pub fn active() -> ::diesel::dsl::Filter<
                documents::table,
                ::diesel::dsl::IsNull<documents::deleted_at>,
            > {
                ::diesel::QueryDsl::filter(
                    documents::table,
                    ::diesel::ExpressionMethods::is_null(documents::deleted_at),
                )
            }
            /// Marks a living row as deleted; none is changed if there is no such row.
            pub fn soft_delete(
                id: Uuid,
                by: Option<uuid::Uuid>,
                reason: ::core::option::Option<&str>,
            ) -> ::diesel::dsl::Update<
                ::diesel::dsl::Filter<
                    ::diesel::dsl::Find<documents::table, Uuid>,
                    ::diesel::dsl::IsNull<documents::deleted_at>,
                >,
                (
                    ::diesel::dsl::Eq<documents::deleted_at, ::diesel::dsl::now>,
                    ::diesel::dsl::Eq<documents::deleted_by, Option<uuid::Uuid>>,
                    ::diesel::dsl::Eq<documents::deletion_reason, ::core::option::Option<&str>>,
                ),
            > {
                ::diesel::dsl::update(
                        ::diesel::QueryDsl::filter(
                            ::diesel::QueryDsl::find(documents::table, id),
                            ::diesel::ExpressionMethods::is_null(documents::deleted_at),
                        ),
                    )
                    .set((
                        ::diesel::ExpressionMethods::eq(
                            documents::deleted_at,
                            ::diesel::dsl::now,
                        ),
                        ::diesel::ExpressionMethods::eq(documents::deleted_by, by),
                        ::diesel::ExpressionMethods::eq(documents::deletion_reason, reason),
                    ))
            }
            /// Brings a deleted row back; none is changed if there is no such row.
            pub fn restore(
                id: Uuid,
            ) -> ::diesel::dsl::Update<
                ::diesel::dsl::Filter<
                    ::diesel::dsl::Find<documents::table, Uuid>,
                    ::diesel::dsl::IsNotNull<documents::deleted_at>,
                >,
                (
                    ::diesel::dsl::Eq<
                        documents::deleted_at,
                        Option<chrono::DateTime<chrono::Utc>>,
                    >,
                    ::diesel::dsl::Eq<documents::deleted_by, Option<uuid::Uuid>>,
                    ::diesel::dsl::Eq<
                        documents::deletion_reason,
                        ::core::option::Option<&'static str>,
                    >,
                ),
            > {
                ::diesel::dsl::update(
                        ::diesel::QueryDsl::filter(
                            ::diesel::QueryDsl::find(documents::table, id),
                            ::diesel::ExpressionMethods::is_not_null(documents::deleted_at),
                        ),
                    )
                    .set((
                        ::diesel::ExpressionMethods::eq(
                            documents::deleted_at,
                            ::core::option::Option::None,
                        ),
                        ::diesel::ExpressionMethods::eq(
                            documents::deleted_by,
                            ::core::option::Option::None,
                        ),
                        ::diesel::ExpressionMethods::eq(
                            documents::deletion_reason,
                            ::core::option::Option::None,
                        ),
                    ))
            }
        }
    "##]],
    );
}

#[test]
fn keys_of_several_columns_and_odd_names_are_spelled_as_diesel_wants_them() {
    let declared = table(
        r#"
        #[table(schema = "app", name = "Order Lines")]
        #[primary_key(order_id, line)]
        #[foreign_key(order_id, region, references = Order)]
        pub struct OrderLine {
            pub order_id: i32,
            pub line: i16,
            pub region: Option<i32>,
            #[references(Person, role = "buyer")]
            pub buyer_id: i64,
            #[references(Person, role = "seller")]
            pub seller_id: i64,
            #[references(OrderLine, column = line)]
            pub r#match: Option<i16>,
        }
        "#,
    );
    check(
        tables::table(&declared),
        expect![[r#"
            ::diesel::table! {
                #[doc = " The table `app.Order Lines`."] #[allow(non_snake_case)] #[sql_name =
                "Order Lines"] app.Order_Lines(order_id, line) { #[doc = " The column `order_id`."]
                order_id -> ::diesel::sql_types::Int4, #[doc = " The column `line`."] line ->
                ::diesel::sql_types::Int2, #[doc = " The column `region`."] region ->
                ::diesel::sql_types::Nullable < ::diesel::sql_types::Int4 >, #[doc =
                " The column `buyer_id`."] buyer_id -> ::diesel::sql_types::Int8, #[doc =
                " The column `seller_id`."] seller_id -> ::diesel::sql_types::Int8, #[doc =
                " The column `match`."] #[sql_name = "match"] match_ -> ::diesel::sql_types::Nullable
                < ::diesel::sql_types::Int2 >, }
            }
            #[derive(
                Debug,
                Clone,
                PartialEq,
                ::diesel::Queryable,
                ::diesel::Selectable,
                ::diesel::Identifiable
            )]
            #[diesel(table_name = Order_Lines)]
            #[diesel(primary_key(order_id, line))]
            #[allow(dead_code)]
            pub struct OrderLine {
                pub order_id: i32,
                pub line: i16,
                pub region: Option<i32>,
                pub buyer_id: i64,
                pub seller_id: i64,
                #[diesel(column_name = match_)]
                pub r#match: Option<i16>,
            }
            impl ::diesel::deserialize::QueryableByName<::diesel::pg::Pg> for OrderLine {
                fn build<'a>(
                    row: &impl ::diesel::row::NamedRow<'a, ::diesel::pg::Pg>,
                ) -> ::diesel::deserialize::Result<Self> {
                    ::core::result::Result::Ok(Self {
                        order_id: ::diesel::row::NamedRow::get::<
                            ::diesel::dsl::SqlTypeOf<Order_Lines::order_id>,
                            _,
                        >(row, "order_id")?,
                        line: ::diesel::row::NamedRow::get::<
                            ::diesel::dsl::SqlTypeOf<Order_Lines::line>,
                            _,
                        >(row, "line")?,
                        region: ::diesel::row::NamedRow::get::<
                            ::diesel::dsl::SqlTypeOf<Order_Lines::region>,
                            _,
                        >(row, "region")?,
                        buyer_id: ::diesel::row::NamedRow::get::<
                            ::diesel::dsl::SqlTypeOf<Order_Lines::buyer_id>,
                            _,
                        >(row, "buyer_id")?,
                        seller_id: ::diesel::row::NamedRow::get::<
                            ::diesel::dsl::SqlTypeOf<Order_Lines::seller_id>,
                            _,
                        >(row, "seller_id")?,
                        r#match: ::diesel::row::NamedRow::get::<
                            ::diesel::dsl::SqlTypeOf<Order_Lines::match_>,
                            _,
                        >(row, "match")?,
                    })
                }
            }
            /// A row to insert into `app.Order Lines`.
            ///
            /// `None` leaves a column to its default; in an `Option<Option<_>>`, `Some(None)` is NULL.
            #[derive(Debug, Clone, Default, ::diesel::Insertable)]
            #[diesel(table_name = Order_Lines)]
            #[allow(dead_code)]
            pub struct NewOrderLine {
                /// The column `order_id`.
                pub order_id: i32,
                /// The column `line`.
                pub line: i16,
                /// The column `region`.
                pub region: Option<i32>,
                /// The column `buyer_id`.
                pub buyer_id: i64,
                /// The column `seller_id`.
                pub seller_id: i64,
                /// The column `match`.
                #[diesel(column_name = match_)]
                pub r#match: Option<i16>,
            }
            #[allow(dead_code)]
            impl NewOrderLine {
                /// A row with what every row needs; everything else is left to its default.
                pub fn new(order_id: i32, line: i16, buyer_id: i64, seller_id: i64) -> Self {
                    Self {
                        order_id,
                        line,
                        region: ::core::option::Option::None,
                        buyer_id,
                        seller_id,
                        r#match: ::core::option::Option::None,
                    }
                }
            }
            /// A change of rows of `app.Order Lines`.
            ///
            /// `None` leaves a column as it is; in an `Option<Option<_>>`, `Some(None)` is NULL. With
            /// nothing but `None`, executing it fails: Diesel reports an empty changeset.
            #[derive(Debug, Clone, Default, ::diesel::AsChangeset)]
            #[diesel(table_name = Order_Lines)]
            #[diesel(primary_key(order_id, line))]
            #[allow(dead_code)]
            pub struct OrderLineChanges {
                /// The column `region`.
                pub region: ::core::option::Option<Option<i32>>,
                /// The column `buyer_id`.
                pub buyer_id: ::core::option::Option<i64>,
                /// The column `seller_id`.
                pub seller_id: ::core::option::Option<i64>,
                /// The column `match`.
                #[diesel(column_name = match_)]
                pub r#match: ::core::option::Option<Option<i16>>,
            }
            #[allow(dead_code)]
            impl OrderLine {
                /// The query for the row to which this one belongs.
                pub fn buyer(
                    &self,
                ) -> ::diesel::dsl::Find<<Person as ::diesel::associations::HasTable>::Table, &i64> {
                    ::diesel::QueryDsl::find(
                        <Person as ::diesel::associations::HasTable>::table(),
                        &self.buyer_id,
                    )
                }
                /// The query for the row to which this one belongs.
                pub fn seller(
                    &self,
                ) -> ::diesel::dsl::Find<<Person as ::diesel::associations::HasTable>::Table, &i64> {
                    ::diesel::QueryDsl::find(
                        <Person as ::diesel::associations::HasTable>::table(),
                        &self.seller_id,
                    )
                }
                /// The query for the row to which this one belongs, if it belongs to one.
                pub fn order(
                    &self,
                ) -> ::core::option::Option<
                    ::diesel::dsl::Find<
                        <Order as ::diesel::associations::HasTable>::Table,
                        (&i32, &i32),
                    >,
                > {
                    ::core::option::Option::Some(
                        ::diesel::QueryDsl::find(
                            <Order as ::diesel::associations::HasTable>::table(),
                            (&self.order_id, self.region.as_ref()?),
                        ),
                    )
                }
            }
            #[allow(dead_code)]
            impl Person {
                /// The query for the rows of `app.Order Lines` that belong to this one.
                pub fn order_lines_by_buyer(
                    &self,
                ) -> ::diesel::dsl::Filter<
                    Order_Lines::table,
                    ::diesel::dsl::Eq<
                        Order_Lines::buyer_id,
                        <&Self as ::diesel::associations::Identifiable>::Id,
                    >,
                > {
                    ::diesel::QueryDsl::filter(
                        Order_Lines::table,
                        ::diesel::ExpressionMethods::eq(
                            Order_Lines::buyer_id,
                            ::diesel::associations::Identifiable::id(self),
                        ),
                    )
                }
            }
            #[allow(dead_code)]
            impl Person {
                /// The query for the rows of `app.Order Lines` that belong to this one.
                pub fn order_lines_by_seller(
                    &self,
                ) -> ::diesel::dsl::Filter<
                    Order_Lines::table,
                    ::diesel::dsl::Eq<
                        Order_Lines::seller_id,
                        <&Self as ::diesel::associations::Identifiable>::Id,
                    >,
                > {
                    ::diesel::QueryDsl::filter(
                        Order_Lines::table,
                        ::diesel::ExpressionMethods::eq(
                            Order_Lines::seller_id,
                            ::diesel::associations::Identifiable::id(self),
                        ),
                    )
                }
            }
            #[allow(dead_code)]
            impl Order {
                /// The query for the rows of `app.Order Lines` that belong to this one.
                pub fn order_lines(
                    &self,
                ) -> ::diesel::dsl::Filter<
                    Order_Lines::table,
                    ::diesel::dsl::And<
                        ::diesel::dsl::Eq<Order_Lines::order_id, &i32>,
                        ::diesel::dsl::Eq<Order_Lines::region, &i32>,
                    >,
                > {
                    ::diesel::QueryDsl::filter(
                        Order_Lines::table,
                        {
                            let id = ::diesel::associations::Identifiable::id(self);
                            ::diesel::BoolExpressionMethods::and(
                                ::diesel::ExpressionMethods::eq(Order_Lines::order_id, id.0),
                                ::diesel::ExpressionMethods::eq(Order_Lines::region, id.1),
                            )
                        },
                    )
                }
            }
        "#]],
    );
}

#[test]
fn structs_that_would_be_empty_are_left_out() {
    let declared =
        table("#[table] pub struct Ticket { #[primary_key] #[identity(always)] pub id: i64 }");
    check(
        tables::table(&declared),
        expect![[r#"
        ::diesel::table! {
            #[doc = " The table `tickets`."] tickets(id) { #[doc = " The column `id`."] id ->
            ::diesel::sql_types::Int8, }
        }
        #[derive(
            Debug,
            Clone,
            PartialEq,
            ::diesel::Queryable,
            ::diesel::Selectable,
            ::diesel::Identifiable
        )]
        #[diesel(table_name = tickets)]
        #[allow(dead_code)]
        pub struct Ticket {
            pub id: i64,
        }
        impl ::diesel::deserialize::QueryableByName<::diesel::pg::Pg> for Ticket {
            fn build<'a>(
                row: &impl ::diesel::row::NamedRow<'a, ::diesel::pg::Pg>,
            ) -> ::diesel::deserialize::Result<Self> {
                ::core::result::Result::Ok(Self {
                    id: ::diesel::row::NamedRow::get::<
                        ::diesel::dsl::SqlTypeOf<tickets::id>,
                        _,
                    >(row, "id")?,
                })
            }
        }
    "#]],
    );
}

// Written by the build: what needs all tables at once.

const _: () = {
    use self::declared::accounts;
    use self::declared::lines;
    use self::declared::notes;
    use self::declared::profiles;
    use self::declared::transfers;
    ::diesel::joinable!(profiles -> accounts (account_id));
    ::diesel::joinable!(transfers -> accounts (taker_id));
    ::diesel::joinable!(lines -> transfers (transfer_id));
    ::diesel::allow_tables_to_appear_in_same_query!(accounts, profiles);
    ::diesel::allow_tables_to_appear_in_same_query!(accounts, transfers);
    ::diesel::allow_tables_to_appear_in_same_query!(lines, notes);
    ::diesel::allow_tables_to_appear_in_same_query!(lines, transfers);
    impl ::diesel::query_source::TableNotEqual<accounts::table> for lines::table {}
    impl ::diesel::query_source::TableNotEqual<lines::table> for accounts::table {}
    impl ::diesel::query_source::TableNotEqual<notes::table> for transfers::table {}
    impl ::diesel::query_source::TableNotEqual<transfers::table> for notes::table {}
    impl ::diesel::query_source::TableNotEqual<profiles::table> for transfers::table {}
    impl ::diesel::query_source::TableNotEqual<transfers::table> for profiles::table {}
};

/// Every table, whatever module declares it.
pub mod tables {
    pub use super::declared::accounts;
    pub use super::declared::profiles;

    /// The tables of the namespace `ledger`.
    pub mod ledger {
        pub use super::super::declared::lines;
        pub use super::super::declared::notes;
        pub use super::super::declared::transfers;
    }
}

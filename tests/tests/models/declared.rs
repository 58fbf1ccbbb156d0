//! Every shape of model.

use schema_macros::{jsonb, pg_enum, sql, table};
use serde_json::Value;
use uuid::Uuid;

/// What an account may do.
#[pg_enum]
pub enum Tier {
    /// Little.
    Free,
    /// More.
    #[value("h1b pro")]
    H1bPro,
    /// All.
    Enterprise,
}

/// What someone learned.
#[jsonb]
#[serde(rename_all = "camelCase")]
pub struct School {
    /// Its name.
    pub full_name: String,
    /// From when to when.
    pub years: Option<(i32, i32)>,
}

/// An account.
#[table(timestamps, derive(serde::Serialize))]
pub struct Account {
    /// The key.
    #[primary_key]
    pub id: Uuid,
    /// Unique.
    #[unique]
    pub email: String,
    /// With a default.
    #[default(Tier::Free)]
    pub tier: Tier,
    /// Nullable and with a default.
    #[default("new")]
    pub label: Option<String>,
    /// An array of enums, with NULL among them.
    pub tiers: Vec<Option<Tier>>,
    /// An array of enums without.
    #[default([])]
    pub former_tiers: Vec<Tier>,
}

/// What an account says of itself.
#[table(soft_delete, versioned)]
pub struct Profile {
    /// The key.
    #[primary_key]
    pub id: Uuid,
    /// Whose it is.
    #[references(Account, on_delete = Cascade)]
    pub account_id: Uuid,
    /// A typed jsonb column.
    pub school: Option<School>,
    /// An array of them.
    #[default([])]
    pub schools: Vec<School>,
    /// The same type in a plain jsonb column.
    #[jsonb]
    pub plain: Option<School>,
    /// Untyped.
    pub anything: Option<Value>,
    /// A keyword.
    pub r#type: String,
    /// Made by the database.
    #[generated("upper(type)")]
    pub loud: Option<String>,
}

/// Two keys to one parent, one to the table itself.
#[table(schema = "ledger")]
pub struct Transfer {
    /// The key.
    #[primary_key]
    #[identity(always)]
    pub id: i64,
    /// Who gave.
    #[references(Account, role = "giver")]
    pub giver_id: Uuid,
    /// Who took.
    #[references(Account, role = "taker", join)]
    pub taker_id: Option<Uuid>,
    /// What it undoes.
    #[references(Transfer, role = "undone")]
    pub undone_id: Option<i64>,
}

/// A key of several columns.
#[table(schema = "ledger", soft_delete)]
#[primary_key(transfer_id, line)]
pub struct Line {
    /// Of which transfer.
    #[references(Transfer)]
    pub transfer_id: i64,
    /// Which line.
    pub line: i32,
    /// How much.
    pub amount: i64,
}

/// A key of several columns to one.
#[table(schema = "ledger")]
#[foreign_key(transfer_id, line, references = Line)]
pub struct Note {
    /// The key.
    #[primary_key]
    #[identity]
    pub id: i32,
    /// Of which transfer.
    pub transfer_id: i64,
    /// Of which line.
    pub line: Option<i32>,
}

#[sql]
extern "SQL" {
    /// Whether it is paid for.
    #[function(immutable, body = "SELECT tier <> 'free'")]
    fn is_paid(tier: Tier) -> bool;

    /// Twice as much.
    #[function(schema = "ledger", immutable, body = "SELECT amount * 2")]
    fn doubled(amount: Option<i64>) -> Option<i64>;
}

//! Jobs: openings that were found, shared by all users.

use schema_macros::{pg_enum, table};
use uuid::Uuid;

/// Whether an employer sponsors H-1B visas, as far as it is known.
#[pg_enum]
pub enum H1bSponsorStatus {
    /// Nobody has looked yet, or nothing was found.
    Unknown,
    /// The opening says so.
    Sponsors,
    /// The employer did for others, says the public record; the opening does not say.
    SponsoredBefore,
    /// The opening says that it is not offered.
    DoesNotSponsor,
}

/// One opening.
// Jobs are gathered by the service role, which row-level security lets pass. Signed in is whoever has
// a subject; no row of another table says who, so what is no subject at all is told by its form.
#[table(timestamps, rls)]
#[index(desc(created_at))]
#[index(h1b_sponsor_status, desc(created_at))]
#[policy(
    "signed_in_read",
    for = Select,
    using = "(
        SELECT jsonb_typeof(token.claims -> 'sub') = 'string' AND token.claims ->> 'sub' <> ''
        FROM (SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb AS claims) AS token
    )"
)]
pub struct Job {
    /// The row's key.
    #[primary_key]
    pub id: Uuid,
    /// Where it was found. A text, because sources come and go without a migration.
    pub source: String,
    /// Where it can be read.
    pub url: String,
    /// What the position is called.
    pub title: String,
    /// Who the employer is.
    #[index]
    pub company: String,
    /// What the opening says; none until it was fetched.
    pub description: Option<String>,
    /// Whether the employer sponsors H-1B visas.
    #[default(H1bSponsorStatus::Unknown)]
    pub h1b_sponsor_status: H1bSponsorStatus,
}

//! Matches: jobs that suit a user.

use schema_macros::{pg_enum, table};
use uuid::Uuid;

use crate::{jobs::Job, users::User};

/// What a user made of a match.
#[pg_enum]
pub enum MatchStatus {
    /// Nothing yet.
    New,
    /// Put aside for later.
    Saved,
    /// Not wanted.
    Dismissed,
    /// Applied for.
    Applied,
}

/// One job that suits one user.
#[table(timestamps, soft_delete, rls)]
#[index(
    user_id,
    status,
    part(score, desc, nulls_last),
    filter = "deleted_at IS NULL"
)]
#[policy(
    "owner_reads_and_writes",
    using = "user_id = (
        SELECT id FROM public.users
        WHERE clerk_id = (SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
    )"
)]
pub struct Match {
    /// The row's key.
    #[primary_key]
    pub id: Uuid,
    /// Whom the job suits.
    #[references(User, on_delete = Cascade)]
    #[index]
    pub user_id: Uuid,
    /// The job. Once it is gone there is nothing to match.
    #[references(Job, on_delete = Cascade)]
    #[index]
    pub job_id: Uuid,
    /// How well it suits, from 0 to 1; none until it was computed.
    #[check("score BETWEEN 0 AND 1")]
    pub score: Option<f64>,
    /// Why it suits, in words for the user.
    pub rationale: Option<String>,
    /// What the user made of it.
    #[default(MatchStatus::New)]
    pub status: MatchStatus,
}

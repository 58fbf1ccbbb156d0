//! Applications: what a user sent to an employer.

use chrono::{DateTime, Utc};
use schema_macros::{pg_enum, table};
use uuid::Uuid;

use crate::{documents::Document, jobs::Job, users::User};

/// How far an application has come.
#[pg_enum]
pub enum ApplicationStatus {
    /// It was sent.
    Applied,
    /// The employer is looking at it.
    Screening,
    /// The user was invited to an interview.
    Interview,
    /// The user was made an offer.
    Offer,
    /// It came to an end in another way.
    Closed,
    /// The employer declined.
    Rejected,
}

/// One application of one user to one job.
#[table(timestamps, soft_delete, rls)]
#[index(user_id, status, filter = "deleted_at IS NULL")]
// The resume must be one that its owner sees: the foreign key alone would take anybody's, and tell
// by its error which keys there are.
#[policy(
    "owner_reads_and_writes",
    using = "user_id = (
        SELECT id FROM public.users
        WHERE clerk_id = (SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
    )",
    with_check = "user_id = (
        SELECT id FROM public.users
        WHERE clerk_id = (SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
    ) AND (
        resume_version_id IS NULL
        OR EXISTS (SELECT FROM public.documents WHERE documents.id = resume_version_id)
    )"
)]
pub struct Application {
    /// The row's key.
    #[primary_key]
    pub id: Uuid,
    /// Who applied.
    #[references(User, on_delete = Cascade)]
    #[index]
    pub user_id: Uuid,
    /// What for. A job that someone applied to is not deleted.
    #[references(Job)]
    #[index]
    pub job_id: Uuid,
    /// How far it has come.
    #[default(ApplicationStatus::Applied)]
    pub status: ApplicationStatus,
    /// When it was sent; none while the sending is under way.
    pub applied_at: Option<DateTime<Utc>>,
    /// The version of the resume that was sent.
    #[references(Document, role = "resume_version", on_delete = SetNull)]
    #[index]
    pub resume_version_id: Option<Uuid>,
}

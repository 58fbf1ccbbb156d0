//! Documents: what is sent along with an application.

use schema_macros::{pg_enum, table};
use uuid::Uuid;

use crate::{jobs::Job, users::User};

/// What a document is.
#[pg_enum]
pub enum DocumentType {
    /// A resume.
    Resume,
    /// A letter to go with one.
    CoverLetter,
}

/// One version of a document.
#[table(versioned, timestamps, soft_delete, rls)]
#[index(user_id, r#type, desc(version), filter = "deleted_at IS NULL")]
#[policy(
    "owner_reads_and_writes",
    using = "user_id = (
        SELECT id FROM public.users
        WHERE clerk_id = (SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
    )"
)]
pub struct Document {
    /// The row's key.
    #[primary_key]
    pub id: Uuid,
    /// Whose it is.
    #[references(User, on_delete = Cascade)]
    #[index]
    pub user_id: Uuid,
    /// The job that it was written for, if it was for one. It outlives the job.
    #[references(Job, on_delete = SetNull)]
    #[index]
    pub job_id: Option<Uuid>,
    /// What it is.
    pub r#type: DocumentType,
    /// Which version of the document; the first has the number 1.
    #[default(1)]
    pub version: i32,
    /// The text; none until it was written.
    pub content: Option<String>,
}

//! Profiles: what a user can do and has done.

use schema_macros::{jsonb, table};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::users::User;

/// One position that a user held. What a source gives beyond these fields is kept in `more`.
#[jsonb]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Experience {
    /// What the position was called.
    pub title: Option<String>,
    /// Who the employer was.
    pub company: Option<String>,
    /// When it began, as precisely as the source says: `2019`, `2019-05`.
    pub start: Option<String>,
    /// When it ended; none while it lasts.
    pub end: Option<String>,
    /// What the user did there.
    pub description: Option<String>,
    /// Everything else.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// One school that a user went to. What a source gives beyond these fields is kept in `more`.
#[jsonb]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Education {
    /// The school.
    pub school: Option<String>,
    /// The degree that it gave.
    pub degree: Option<String>,
    /// What the user studied.
    pub field: Option<String>,
    /// When it began, as precisely as the source says.
    pub start: Option<String>,
    /// When it ended; none while it lasts.
    pub end: Option<String>,
    /// Everything else.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// What a user can do and has done; one profile a user.
#[table(versioned, timestamps, soft_delete, rls)]
#[policy(
    "owner_reads_and_writes",
    using = "user_id = (
        SELECT id FROM public.users
        WHERE clerk_id = (SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
    )"
)]
pub struct Profile {
    /// The row's key.
    #[primary_key]
    pub id: Uuid,
    /// Whose profile it is.
    // The constraint's index serves the foreign key as well.
    #[references(User, on_delete = Cascade)]
    #[unique]
    pub user_id: Uuid,
    /// The profile on LinkedIn, as it was fetched.
    // Another company decides on its form, so no type is put on it.
    pub linkedin_data: Option<Value>,
    /// What the user is good at, in the user's words.
    #[default([])]
    #[index(using = Gin)]
    pub skills: Vec<String>,
    /// The positions that the user held.
    #[default([])]
    pub experience: Vec<Experience>,
    /// The schools that the user went to.
    #[default([])]
    pub education: Vec<Education>,
}

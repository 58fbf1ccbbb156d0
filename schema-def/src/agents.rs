//! Agents: what they did for a user, and what came of it.
//!
//! Both tables are written by the service role alone, which row-level security lets pass.

use chrono::{DateTime, Utc};
use schema_macros::{pg_enum, table};
use serde_json::Value;
use uuid::Uuid;

use crate::users::User;

/// The kinds of agents.
#[pg_enum]
pub enum AgentType {
    /// Hands out the work.
    Orchestrator,
    /// Finds jobs.
    JobScout,
    /// Writes resumes.
    Resume,
    /// Applies.
    Apply,
    /// Keeps track of applications.
    Pipeline,
    /// Asks employers for news.
    FollowUp,
    /// Prepares interviews.
    InterviewIntel,
    /// Looks for people who can help.
    Network,
}

/// One thing that an agent did for a user.
#[table(timestamps, soft_delete, rls)]
#[index(user_id, desc(timestamp), filter = "deleted_at IS NULL")]
#[policy(
    "owner_reads",
    for = Select,
    using = "user_id = (
        SELECT id FROM public.users
        WHERE clerk_id = (SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
    )"
)]
pub struct AgentAction {
    /// The row's key.
    #[primary_key]
    pub id: Uuid,
    /// Whom it was done for.
    #[references(User, on_delete = Cascade)]
    #[index]
    pub user_id: Uuid,
    /// Which agent did it.
    pub agent_type: AgentType,
    /// What it did.
    pub action: Option<String>,
    /// Why it did it, in words for the user.
    pub rationale: Option<String>,
    /// How far it has come. A text, because each agent has states of its own.
    pub status: String,
    /// When it did it.
    // The database fills it in, as most actions are written down while they happen.
    #[default(now())]
    pub timestamp: DateTime<Utc>,
}

/// One result of an agent's work.
#[table(versioned, timestamps, rls)]
#[index(user_id, agent_type, desc(created_at))]
#[policy(
    "owner_reads",
    for = Select,
    using = "user_id = (
        SELECT id FROM public.users
        WHERE clerk_id = (SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
    )"
)]
pub struct AgentOutput {
    /// The row's key.
    #[primary_key]
    pub id: Uuid,
    /// Whom it is for.
    #[references(User, on_delete = Cascade)]
    #[index]
    pub user_id: Uuid,
    /// Which agent made it.
    pub agent_type: AgentType,
    /// The result, in a form that depends on the agent and on `schema_version`.
    pub output: Value,
}

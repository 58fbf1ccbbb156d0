// @generated automatically by Diesel CLI.

pub mod sql_types {
    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "agent_type"))]
    pub struct AgentType;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "application_status"))]
    pub struct ApplicationStatus;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "document_type"))]
    pub struct DocumentType;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "h1b_sponsor_status"))]
    pub struct H1bSponsorStatus;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "match_status"))]
    pub struct MatchStatus;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "user_tier"))]
    pub struct UserTier;
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::AgentType;

    agent_actions (id) {
        id -> Uuid,
        user_id -> Uuid,
        agent_type -> AgentType,
        action -> Nullable<Text>,
        rationale -> Nullable<Text>,
        status -> Text,
        timestamp -> Timestamptz,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        deleted_at -> Nullable<Timestamptz>,
        deleted_by -> Nullable<Uuid>,
        deletion_reason -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::AgentType;

    agent_outputs (id) {
        id -> Uuid,
        user_id -> Uuid,
        agent_type -> AgentType,
        output -> Jsonb,
        schema_version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::ApplicationStatus;

    applications (id) {
        id -> Uuid,
        user_id -> Uuid,
        job_id -> Uuid,
        status -> ApplicationStatus,
        applied_at -> Nullable<Timestamptz>,
        resume_version_id -> Nullable<Uuid>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        deleted_at -> Nullable<Timestamptz>,
        deleted_by -> Nullable<Uuid>,
        deletion_reason -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::DocumentType;

    documents (id) {
        id -> Uuid,
        user_id -> Uuid,
        job_id -> Nullable<Uuid>,
        #[sql_name = "type"]
        type_ -> DocumentType,
        version -> Int4,
        content -> Nullable<Text>,
        schema_version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        deleted_at -> Nullable<Timestamptz>,
        deleted_by -> Nullable<Uuid>,
        deletion_reason -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::H1bSponsorStatus;

    jobs (id) {
        id -> Uuid,
        source -> Text,
        url -> Text,
        title -> Text,
        company -> Text,
        description -> Nullable<Text>,
        h1b_sponsor_status -> H1bSponsorStatus,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::MatchStatus;

    matches (id) {
        id -> Uuid,
        user_id -> Uuid,
        job_id -> Uuid,
        score -> Nullable<Float8>,
        rationale -> Nullable<Text>,
        status -> MatchStatus,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        deleted_at -> Nullable<Timestamptz>,
        deleted_by -> Nullable<Uuid>,
        deletion_reason -> Nullable<Text>,
    }
}

diesel::table! {
    profiles (id) {
        id -> Uuid,
        user_id -> Uuid,
        linkedin_data -> Nullable<Jsonb>,
        skills -> Array<Nullable<Text>>,
        experience -> Array<Nullable<Jsonb>>,
        education -> Array<Nullable<Jsonb>>,
        schema_version -> Int4,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        deleted_at -> Nullable<Timestamptz>,
        deleted_by -> Nullable<Uuid>,
        deletion_reason -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::UserTier;

    users (id) {
        id -> Uuid,
        email -> Text,
        clerk_id -> Text,
        tier -> UserTier,
        timezone -> Text,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
    }
}

diesel::joinable!(agent_actions -> users (user_id));
diesel::joinable!(agent_outputs -> users (user_id));
diesel::joinable!(applications -> documents (resume_version_id));
diesel::joinable!(applications -> jobs (job_id));
diesel::joinable!(applications -> users (user_id));
diesel::joinable!(documents -> jobs (job_id));
diesel::joinable!(documents -> users (user_id));
diesel::joinable!(matches -> jobs (job_id));
diesel::joinable!(matches -> users (user_id));
diesel::joinable!(profiles -> users (user_id));

diesel::allow_tables_to_appear_in_same_query!(
    agent_actions,
    agent_outputs,
    applications,
    documents,
    jobs,
    matches,
    profiles,
    users,
);

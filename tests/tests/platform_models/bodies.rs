//! The tests. The module around says how one connects, and `wait!` how a query gives its result.

use diesel::{
    dsl::{count_star, sql_query},
    prelude::{
        BelongingToDsl as _, ExpressionMethods as _, GroupedBy as _, PgArrayExpressionMethods as _,
        PgJsonbExpressionMethods as _, PgSortExpressionMethods as _, QueryDsl as _, QueryResult,
        SelectableHelper as _,
    },
    result::{DatabaseErrorKind, Error},
};
use schema_def::{
    agents::{AgentAction, AgentOutput, AgentType, NewAgentAction, NewAgentOutput},
    applications::{Application, ApplicationChanges, ApplicationStatus, NewApplication},
    documents::{Document, DocumentType, NewDocument},
    jobs::{H1bSponsorStatus, Job, NewJob},
    matches::{Match, MatchStatus, NewMatch},
    profiles::{Education, Experience, NewProfile, Profile, ProfileChanges},
    tables::{
        agent_actions, agent_outputs, applications, documents, jobs, matches, profiles, users,
    },
    users::{NewUser, User, UserChanges, UserTier},
};
use serde_json::json;
use tests::{block_on, platform};
use uuid::Uuid;

use super::{Connection, RunQueryDsl, connect};

fn on_a_database(test: impl AsyncFnOnce(&mut Connection) -> QueryResult<()>) {
    let database = platform::database();
    let result = block_on(async {
        let mut connection = connect(&database).await;
        test(&mut connection).await
    });
    result.unwrap_or_else(|error| panic!("{error:?}"));
}

async fn a_user(name: &str, connection: &mut Connection) -> QueryResult<User> {
    let new = NewUser::new(format!("{name}@example.org"), format!("clerk_{name}"));
    wait!(
        diesel::insert_into(users::table)
            .values(&new)
            .returning(User::as_returning())
            .get_result(connection)
    )
}

async fn a_job(title: &str, connection: &mut Connection) -> QueryResult<Job> {
    let new = NewJob::new(
        "board".to_owned(),
        format!("https://example.org/{title}"),
        title.to_owned(),
        "Example".to_owned(),
    );
    wait!(
        diesel::insert_into(jobs::table)
            .values(&new)
            .returning(Job::as_returning())
            .get_result(connection)
    )
}

async fn a_document(of: &User, connection: &mut Connection) -> QueryResult<Document> {
    wait!(
        diesel::insert_into(documents::table)
            .values(&NewDocument::new(of.id, DocumentType::Resume))
            .returning(Document::as_returning())
            .get_result(connection)
    )
}

async fn an_application(
    new: NewApplication,
    connection: &mut Connection,
) -> QueryResult<Application> {
    wait!(
        diesel::insert_into(applications::table)
            .values(&new)
            .returning(Application::as_returning())
            .get_result(connection)
    )
}

#[test]
fn a_user_has_defaults_and_can_be_changed() {
    on_a_database(async |connection| {
        let user = a_user("ada", connection).await?;
        assert_eq!(user.timezone, "UTC");
        assert_eq!(user.tier, UserTier::Free);
        assert_eq!(user.created_at, user.updated_at);

        let changes = UserChanges {
            tier: Some(UserTier::H1bPro),
            timezone: Some("Europe/Berlin".to_owned()),
            ..UserChanges::default()
        };
        let changed = wait!(
            diesel::update(&user)
                .set(&changes)
                .returning(User::as_returning())
                .get_result(connection)
        )?;
        assert_eq!(changed.tier, UserTier::H1bPro);
        assert_eq!(changed.timezone, "Europe/Berlin");
        assert_eq!(changed.email, user.email);
        assert_eq!(changed.created_at, user.created_at);
        assert!(changed.updated_at > user.updated_at);

        let read = wait!(
            users::table
                .find(user.id)
                .select(User::as_select())
                .first(connection)
        )?;
        assert_eq!(read, changed);
        Ok(())
    });
}

#[test]
fn a_change_of_nothing_is_refused() {
    on_a_database(async |connection| {
        let user = a_user("ada", connection).await?;
        let nothing = wait!(
            diesel::update(&user)
                .set(&UserChanges::default())
                .execute(connection)
        );
        assert!(
            matches!(nothing, Err(Error::QueryBuilderError(_))),
            "{nothing:?}"
        );
        Ok(())
    });
}

/// Two rows in one statement, of which one has the default.
#[test]
fn rows_are_inserted_in_a_batch() {
    on_a_database(async |connection| {
        let new = [
            NewUser::new("a".to_owned(), "a".to_owned()),
            NewUser {
                tier: Some(UserTier::Enterprise),
                ..NewUser::new("b".to_owned(), "b".to_owned())
            },
        ];
        let count = wait!(
            diesel::insert_into(users::table)
                .values(&new)
                .execute(connection)
        )?;
        assert_eq!(count, 2);
        let tiers: Vec<UserTier> = wait!(
            users::table
                .select(users::tier)
                .order(users::email)
                .load(connection)
        )?;
        assert_eq!(tiers, [UserTier::Free, UserTier::Enterprise]);
        Ok(())
    });
}

#[test]
fn all_eight_models_are_inserted_and_read() {
    on_a_database(async |connection| {
        let user = a_user("ada", connection).await?;
        let job = a_job("engineer", connection).await?;
        let document = a_document(&user, connection).await?;
        assert_eq!((document.version, document.schema_version), (1, 1));
        assert_eq!((document.job_id, document.content.clone()), (None, None));
        let application = an_application(NewApplication::new(user.id, job.id), connection).await?;
        assert_eq!(application.status, ApplicationStatus::Applied);

        let profile: Profile = wait!(
            diesel::insert_into(profiles::table)
                .values(&NewProfile::new(user.id))
                .returning(Profile::as_returning())
                .get_result(connection)
        )?;
        assert_eq!(profile.skills, [""; 0]);
        assert_eq!(profile.schema_version, 1);
        let found: Match = wait!(
            diesel::insert_into(matches::table)
                .values(&NewMatch {
                    score: Some(0.75),
                    ..NewMatch::new(user.id, job.id)
                })
                .returning(Match::as_returning())
                .get_result(connection)
        )?;
        assert_eq!((found.score, found.status), (Some(0.75), MatchStatus::New));
        let action: AgentAction = wait!(
            diesel::insert_into(agent_actions::table)
                .values(&NewAgentAction::new(
                    user.id,
                    AgentType::JobScout,
                    "done".to_owned()
                ))
                .returning(AgentAction::as_returning())
                .get_result(connection)
        )?;
        let output: AgentOutput = wait!(
            diesel::insert_into(agent_outputs::table)
                .values(&NewAgentOutput::new(
                    user.id,
                    AgentType::Network,
                    json!({ "people": ["Bob"] })
                ))
                .returning(AgentOutput::as_returning())
                .get_result(connection)
        )?;

        macro_rules! assert_read {
            ($($table:ident: $model:ident = $row:expr;)*) => {
                $(
                    let read: Vec<$model> =
                        wait!($table::table.select($model::as_select()).load(connection))?;
                    assert_eq!(read, [$row]);
                )*
            };
        }
        assert_read! {
            users: User = user;
            jobs: Job = job;
            documents: Document = document;
            applications: Application = application;
            profiles: Profile = profile;
            matches: Match = found;
            agent_actions: AgentAction = action;
            agent_outputs: AgentOutput = output;
        }
        Ok(())
    });
}

#[test]
fn enums_go_there_and_back_and_are_ordered_as_declared() {
    on_a_database(async |connection| {
        for tier in UserTier::ALL {
            let name = tier.to_string();
            let user = a_user(&name, connection).await?;
            wait!(
                diesel::update(&user)
                    .set(users::tier.eq(tier))
                    .execute(connection)
            )?;
        }
        let tiers: Vec<UserTier> = wait!(
            users::table
                .select(users::tier)
                .order(users::tier)
                .load(connection)
        )?;
        assert_eq!(tiers, UserTier::ALL);
        let paying: Vec<UserTier> = wait!(
            users::table
                .filter(users::tier.gt(UserTier::Free))
                .filter(users::tier.ne_all([UserTier::Enterprise]))
                .select(users::tier)
                .order(users::tier.desc())
                .load(connection)
        )?;
        assert_eq!(
            paying,
            [UserTier::CareerInsurance, UserTier::H1bPro, UserTier::Pro]
        );

        let job = a_job("engineer", connection).await?;
        assert_eq!(job.h1b_sponsor_status, H1bSponsorStatus::Unknown);
        for status in H1bSponsorStatus::ALL {
            let read: H1bSponsorStatus = wait!(
                diesel::update(&job)
                    .set(jobs::h1b_sponsor_status.eq(status))
                    .returning(jobs::h1b_sponsor_status)
                    .get_result(connection)
            )?;
            assert_eq!(read, *status);
        }
        Ok(())
    });
}

#[test]
fn jsonb_and_arrays_go_there_and_back() {
    on_a_database(async |connection| {
        let user = a_user("ada", connection).await?;
        let experience: Experience = serde_json::from_value(json!({
            "title": "Engineer", "company": "Example", "remote": true
        }))
        .expect("it has that form");
        let education = Education {
            school: Some("ETH".to_owned()),
            ..Education::default()
        };
        let new = NewProfile {
            linkedin_data: Some(json!({ "headline": "Engineer", "followers": 3 })),
            skills: Some(vec!["rust".to_owned(), "sql, and \"more\"".to_owned()]),
            experience: Some(vec![experience.clone(), Experience::default()]),
            education: Some(vec![education.clone()]),
            ..NewProfile::new(user.id)
        };
        let profile: Profile = wait!(
            diesel::insert_into(profiles::table)
                .values(&new)
                .returning(Profile::as_returning())
                .get_result(connection)
        )?;
        assert_eq!(profile.skills, ["rust", "sql, and \"more\""]);
        assert_eq!(
            profile.experience,
            [experience.clone(), Experience::default()]
        );
        assert_eq!(profile.experience[0].more["remote"], json!(true));
        assert_eq!(profile.education, [education]);

        let by_skill: i64 = wait!(
            profiles::table
                .filter(profiles::skills.contains(vec!["rust"]))
                .count()
                .get_result(connection)
        )?;
        assert_eq!(by_skill, 1);
        let by_data: i64 = wait!(
            profiles::table
                .filter(profiles::linkedin_data.contains(json!({ "followers": 3 })))
                .count()
                .get_result(connection)
        )?;
        assert_eq!(by_data, 1);

        let changes = ProfileChanges {
            linkedin_data: Some(None),
            experience: Some(Vec::new()),
            ..ProfileChanges::default()
        };
        let changed: Profile = wait!(
            diesel::update(&profile)
                .set(&changes)
                .returning(Profile::as_returning())
                .get_result(connection)
        )?;
        assert_eq!(
            (changed.linkedin_data, changed.experience),
            (None, Vec::new())
        );
        assert_eq!(changed.skills, profile.skills);
        Ok(())
    });
}

#[test]
fn an_array_with_a_null_element_is_refused() {
    on_a_database(async |connection| {
        let user = a_user("ada", connection).await?;
        let refused = wait!(
            sql_query("INSERT INTO profiles (user_id, skills) SELECT id, '{rust,NULL}' FROM users")
                .execute(connection)
        );
        let Err(Error::DatabaseError(DatabaseErrorKind::CheckViolation, about)) = refused else {
            panic!("{refused:?} for {user:?}")
        };
        assert_eq!(about.constraint_name(), Some("profiles_ck_skills"));
        Ok(())
    });
}

#[test]
fn a_second_user_of_the_same_address_is_refused_or_updates() {
    on_a_database(async |connection| {
        let user = a_user("ada", connection).await?;
        let refused = a_user("ada", connection).await;
        assert!(matches!(
            refused,
            Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _))
        ));
        let again = NewUser {
            timezone: Some("Asia/Tokyo".to_owned()),
            ..NewUser::new(user.email.clone(), "another".to_owned())
        };
        let updated: User = wait!(
            diesel::insert_into(users::table)
                .values(&again)
                .on_conflict(users::email)
                .do_update()
                .set(users::timezone.eq(diesel::upsert::excluded(users::timezone)))
                .returning(User::as_returning())
                .get_result(connection)
        )?;
        assert_eq!(
            (updated.id, updated.timezone.as_str()),
            (user.id, "Asia/Tokyo")
        );
        assert_eq!(updated.clerk_id, user.clerk_id);
        Ok(())
    });
}

#[test]
fn tables_are_joined_along_their_keys() {
    on_a_database(async |connection| {
        let (ada, bob) = (
            a_user("ada", connection).await?,
            a_user("bob", connection).await?,
        );
        let job = a_job("engineer", connection).await?;
        let resume = a_document(&ada, connection).await?;
        let with_resume = NewApplication {
            resume_version_id: Some(resume.id),
            ..NewApplication::new(ada.id, job.id)
        };
        let hers = an_application(with_resume, connection).await?;
        let his = an_application(NewApplication::new(bob.id, job.id), connection).await?;

        let rows: Vec<(Application, User, Job)> = wait!(
            applications::table
                .inner_join(users::table)
                .inner_join(jobs::table)
                .filter(users::email.eq(&ada.email))
                .select((
                    Application::as_select(),
                    User::as_select(),
                    Job::as_select()
                ))
                .load(connection)
        )?;
        assert_eq!(rows, [(hers.clone(), ada.clone(), job.clone())]);

        let rows: Vec<(Uuid, Option<Document>)> = wait!(
            applications::table
                .left_join(documents::table)
                .order(applications::resume_version_id.asc().nulls_last())
                .select((applications::id, Option::<Document>::as_select()))
                .load(connection)
        )?;
        assert_eq!(rows, [(hers.id, Some(resume)), (his.id, None)]);

        let everyone = vec![ada.clone(), bob];
        let theirs: Vec<Application> = wait!(
            Application::belonging_to(&everyone)
                .select(Application::as_select())
                .load(connection)
        )?;
        assert_eq!(
            theirs.grouped_by(&everyone),
            [vec![hers.clone()], vec![his]]
        );
        Ok(())
    });
}

#[test]
fn rows_lead_to_their_relatives() {
    on_a_database(async |connection| {
        let ada = a_user("ada", connection).await?;
        let job = a_job("engineer", connection).await?;
        let resume = a_document(&ada, connection).await?;
        let with_resume = NewApplication {
            resume_version_id: Some(resume.id),
            ..NewApplication::new(ada.id, job.id)
        };
        let hers = an_application(with_resume, connection).await?;

        let down: Vec<Application> = wait!(
            ada.applications()
                .select(Application::as_select())
                .load(connection)
        )?;
        assert_eq!(down, std::slice::from_ref(&hers));
        let up: User = wait!(hers.user().select(User::as_select()).first(connection))?;
        assert_eq!(up, ada);
        let up: Job = wait!(hers.job().select(Job::as_select()).first(connection))?;
        assert_eq!(up, job);
        let query = hers.resume_version().expect("it has one");
        let up: Document = wait!(query.select(Document::as_select()).first(connection))?;
        assert_eq!(up, resume);
        let down: Vec<Document> = wait!(
            ada.documents()
                .select(Document::as_select())
                .load(connection)
        )?;
        assert_eq!(down, [resume]);
        Ok(())
    });
}

/// The keyword among the columns, and a whole row by the names of its columns.
#[test]
fn a_row_of_raw_sql_is_a_model() {
    on_a_database(async |connection| {
        let user = a_user("ada", connection).await?;
        let document = a_document(&user, connection).await?;
        let read: Vec<Document> = wait!(
            sql_query("SELECT * FROM documents WHERE type = $1")
                .bind::<DocumentType, _>(DocumentType::Resume)
                .load(connection)
        )?;
        assert_eq!(read, std::slice::from_ref(&document));
        let letters: i64 = wait!(
            documents::table
                .filter(documents::type_.eq(DocumentType::CoverLetter))
                .count()
                .get_result(connection)
        )?;
        assert_eq!((document.r#type, letters), (DocumentType::Resume, 0));
        Ok(())
    });
}

#[test]
fn rows_are_counted_by_status() {
    on_a_database(async |connection| {
        let ada = a_user("ada", connection).await?;
        for (title, status) in [
            ("a", ApplicationStatus::Offer),
            ("b", ApplicationStatus::Applied),
            ("c", ApplicationStatus::Offer),
        ] {
            let job = a_job(title, connection).await?;
            let new = NewApplication {
                status: Some(status),
                ..NewApplication::new(ada.id, job.id)
            };
            an_application(new, connection).await?;
        }
        let counts: Vec<(ApplicationStatus, i64)> = wait!(
            applications::table
                .group_by(applications::status)
                .select((applications::status, count_star()))
                .order(applications::status)
                .load(connection)
        )?;
        assert_eq!(
            counts,
            [
                (ApplicationStatus::Applied, 1),
                (ApplicationStatus::Offer, 2)
            ]
        );
        Ok(())
    });
}

#[test]
fn null_is_set_and_kept_apart_from_nothing() {
    on_a_database(async |connection| {
        let ada = a_user("ada", connection).await?;
        let job = a_job("engineer", connection).await?;
        let resume = a_document(&ada, connection).await?;
        let new = NewApplication {
            resume_version_id: Some(resume.id),
            ..NewApplication::new(ada.id, job.id)
        };
        let application = an_application(new, connection).await?;
        for (resume_version_id, expected) in [
            (None, Some(resume.id)),
            (Some(None), None),
            (Some(Some(resume.id)), Some(resume.id)),
        ] {
            let changes = ApplicationChanges {
                status: Some(ApplicationStatus::Screening),
                resume_version_id,
                ..ApplicationChanges::default()
            };
            let changed: Application = wait!(
                diesel::update(&application)
                    .set(&changes)
                    .returning(Application::as_returning())
                    .get_result(connection)
            )?;
            assert_eq!(changed.resume_version_id, expected);
        }
        Ok(())
    });
}

#[test]
fn rows_go_with_their_owner_and_outlive_what_they_merely_mention() {
    on_a_database(async |connection| {
        let ada = a_user("ada", connection).await?;
        let job = a_job("engineer", connection).await?;
        let resume = a_document(&ada, connection).await?;
        let new = NewApplication {
            resume_version_id: Some(resume.id),
            ..NewApplication::new(ada.id, job.id)
        };
        let application = an_application(new, connection).await?;

        let refused = wait!(diesel::delete(&job).execute(connection));
        assert!(matches!(
            refused,
            Err(Error::DatabaseError(
                DatabaseErrorKind::ForeignKeyViolation,
                _
            ))
        ));
        wait!(diesel::delete(&resume).execute(connection))?;
        let left: Option<Uuid> = wait!(
            applications::table
                .find(application.id)
                .select(applications::resume_version_id)
                .first(connection)
        )?;
        assert_eq!(left, None);
        wait!(diesel::delete(&ada).execute(connection))?;
        let left: i64 = wait!(applications::table.count().get_result(connection))?;
        assert_eq!(left, 0);
        Ok(())
    });
}

/// Deletes softly, looks, deletes again, restores, looks, restores again.
#[test]
fn rows_are_deleted_softly_and_restored() {
    on_a_database(async |connection| {
        let ada = a_user("ada", connection).await?;
        let job = a_job("engineer", connection).await?;
        let document = a_document(&ada, connection).await?;
        let application = an_application(NewApplication::new(ada.id, job.id), connection).await?;
        let profile: Uuid = wait!(
            diesel::insert_into(profiles::table)
                .values(&NewProfile::new(ada.id))
                .returning(profiles::id)
                .get_result(connection)
        )?;
        let found: Uuid = wait!(
            diesel::insert_into(matches::table)
                .values(&NewMatch::new(ada.id, job.id))
                .returning(matches::id)
                .get_result(connection)
        )?;
        let action = NewAgentAction::new(ada.id, AgentType::Apply, "done".to_owned());
        let action: Uuid = wait!(
            diesel::insert_into(agent_actions::table)
                .values(&action)
                .returning(agent_actions::id)
                .get_result(connection)
        )?;

        macro_rules! assert_deleted_and_restored {
            ($($model:ident in $table:ident: $id:expr;)*) => {
                $(
                    let by = Some(ada.id);
                    let count = wait!(
                        $model::soft_delete($id, by, Some("spam")).execute(connection)
                    )?;
                    assert_eq!(count, 1);
                    let active: i64 = wait!($model::active().count().get_result(connection))?;
                    assert_eq!(active, 0);
                    let row: $model = wait!(
                        $table::table.select($model::as_select()).first(connection)
                    )?;
                    assert_eq!(row.deleted_at, Some(row.updated_at));
                    assert_eq!(row.deleted_by, by);
                    assert_eq!(row.deletion_reason.as_deref(), Some("spam"));
                    let again = $model::soft_delete($id, None, None);
                    assert_eq!(wait!(again.execute(connection))?, 0);

                    assert_eq!(wait!($model::restore($id).execute(connection))?, 1);
                    let row: $model = wait!(
                        $model::active().select($model::as_select()).first(connection)
                    )?;
                    assert_eq!(
                        (row.deleted_at, row.deleted_by, row.deletion_reason),
                        (None, None, None)
                    );
                    assert_eq!(wait!($model::restore($id).execute(connection))?, 0);
                )*
            };
        }
        assert_deleted_and_restored! {
            Profile in profiles: profile;
            Application in applications: application.id;
            Match in matches: found;
            Document in documents: document.id;
            AgentAction in agent_actions: action;
        }
        Ok(())
    });
}

//! The models, under row-level security: an owner deletes softly and restores.

use diesel::{
    ExpressionMethods as _, QueryDsl as _, QueryResult, RunQueryDsl as _, SelectableHelper as _,
    result::{DatabaseErrorKind, Error},
};
use schema_def::{
    agents::AgentAction,
    applications::Application,
    documents::{Document, DocumentType, NewDocument},
    matches::Match,
    profiles::Profile,
    tables::{agent_actions, applications, documents, matches, profiles, users},
    users::{User, UserChanges, UserTier},
};
use uuid::Uuid;

use super::{ADA, EVE, NO_TOKEN, SERVICE, worlds::worlds};

const ADAS: Uuid = Uuid::from_u128(0xa);
const BOBS: Uuid = Uuid::from_u128(0xb);

#[test]
fn an_owner_deletes_softly_and_restores_through_the_models() -> QueryResult<()> {
    for world in worlds() {
        let mut service = world.request(&SERVICE);
        let mut connection = world.request(&ADA);
        macro_rules! assert_deleted_and_restored {
            ($($model:ident in $table:ident;)*) => {
                $(
                    let of = |owner| {
                        $table::table
                            .filter($table::user_id.eq(owner))
                            .filter($table::deleted_at.is_null())
                            .select($table::id)
                    };
                    let mine: Uuid = of(ADAS).first(&mut service)?;
                    let bobs: Uuid = of(BOBS).first(&mut service)?;
                    let active = |connection: &mut _| $model::active().count().get_result::<i64>(connection);

                    let count = $model::soft_delete(mine, Some(ADAS), Some("old")).execute(&mut connection)?;
                    assert_eq!((count, active(&mut connection)?), (1, 0));
                    // It is there still, and says why it went.
                    let row: $model = $table::table
                        .find(mine)
                        .select($model::as_select())
                        .first(&mut connection)?;
                    assert!(row.deleted_at.is_some());
                    assert_eq!((row.deleted_by, row.deletion_reason.as_deref()), (Some(ADAS), Some("old")));
                    assert_eq!($model::restore(mine).execute(&mut connection)?, 1);
                    assert_eq!(active(&mut connection)?, 1);

                    assert_eq!($model::soft_delete(bobs, None, None).execute(&mut connection)?, 0);
                    for other in [EVE, NO_TOKEN] {
                        let mut connection = world.request(&other);
                        assert_eq!($model::soft_delete(mine, None, None).execute(&mut connection)?, 0);
                        assert_eq!(active(&mut connection)?, 0);
                    }
                )*
            };
        }
        assert_deleted_and_restored! {
            Profile in profiles;
            Application in applications;
            Match in matches;
            Document in documents;
        }
    }
    Ok(())
}

#[test]
fn what_an_agent_did_is_deleted_softly_by_the_service_alone() -> QueryResult<()> {
    for world in worlds() {
        let mut service = world.request(&SERVICE);
        let mut connection = world.request(&ADA);
        let action: Uuid = agent_actions::table
            .select(agent_actions::id)
            .first(&mut connection)?;
        let delete = || AgentAction::soft_delete(action, Some(ADAS), None);
        assert_eq!(delete().execute(&mut connection)?, 0);
        assert_eq!(delete().execute(&mut service)?, 1);
        assert_eq!(AgentAction::restore(action).execute(&mut connection)?, 0);
        assert_eq!(AgentAction::restore(action).execute(&mut service)?, 1);
    }
    Ok(())
}

#[test]
fn models_are_read_and_written_by_their_owner() -> QueryResult<()> {
    for world in worlds() {
        let mut connection = world.request(&ADA);
        let ada: User = users::table
            .select(User::as_select())
            .get_result(&mut connection)?;
        assert_eq!((ada.id, ada.tier), (ADAS, UserTier::Pro));
        let letter = NewDocument::new(ADAS, DocumentType::CoverLetter);
        let letter: Document = diesel::insert_into(documents::table)
            .values(&letter)
            .returning(Document::as_returning())
            .get_result(&mut connection)?;
        assert_eq!(letter.user_id, ADAS);

        let zone = UserChanges {
            timezone: Some("Asia/Tokyo".to_owned()),
            ..UserChanges::default()
        };
        assert_eq!(diesel::update(&ada).set(&zone).execute(&mut connection)?, 1);
        let tier = UserChanges {
            tier: Some(UserTier::Enterprise),
            ..UserChanges::default()
        };
        let refused = diesel::update(&ada).set(&tier).execute(&mut connection);
        let Err(Error::DatabaseError(DatabaseErrorKind::Unknown, about)) = refused else {
            panic!("{refused:?}")
        };
        assert_eq!(
            about.message(),
            "tier and clerk_id are not changed by the user"
        );
    }
    Ok(())
}

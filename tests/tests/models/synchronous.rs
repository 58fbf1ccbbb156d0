//! With Diesel's own connection.

use diesel::{prelude::*, result::Error};
use tests::platform::connection;

use crate::{
    database,
    declared::{
        Account, AccountChanges, Line, NewAccount, NewLine, NewNote, NewProfile, NewTransfer, Note,
        Profile, ProfileChanges, School, Tier, Transfer, doubled, is_paid,
    },
    tables::{accounts, ledger, profiles},
};

fn account(connection: &mut PgConnection, email: &str) -> Account {
    diesel::insert_into(accounts::table)
        .values(NewAccount::new(
            email.to_owned(),
            vec![Some(Tier::H1bPro), None],
        ))
        .returning(Account::as_returning())
        .get_result(connection)
        .expect("a row with what every row needs")
}

fn school() -> School {
    School {
        full_name: "ETH".to_owned(),
        years: Some((1999, 2004)),
    }
}

fn profile(connection: &mut PgConnection, of: &Account) -> Profile {
    let new = NewProfile {
        school: Some(school()),
        schools: Some(vec![school(), school()]),
        plain: Some(school()),
        anything: Some(serde_json::json!({"a": [1]})),
        ..NewProfile::new(of.id, "resume".to_owned())
    };
    diesel::insert_into(profiles::table)
        .values(&new)
        .returning(Profile::as_returning())
        .get_result(connection)
        .expect("a sound row")
}

#[test]
fn none_is_the_default_and_some_none_is_null() {
    let database = database();
    let connection = &mut connection(&database);
    let plain = account(connection, "a@b");
    assert_eq!(plain.tier, Tier::Free);
    assert_eq!(plain.label.as_deref(), Some("new"));
    assert_eq!(plain.tiers, [Some(Tier::H1bPro), None]);
    assert_eq!(plain.former_tiers, []);
    let new = NewAccount {
        tier: Some(Tier::Enterprise),
        label: Some(None),
        former_tiers: Some(vec![Tier::Free, Tier::H1bPro]),
        ..NewAccount {
            email: "c@d".to_owned(),
            ..NewAccount::default()
        }
    };
    let batch =
        diesel::insert_into(accounts::table).values(vec![new, NewAccount::new("e".into(), vec![])]);
    let made: Vec<Account> = batch.get_results(connection).expect("two rows");
    assert_eq!((made[0].tier, &made[0].label), (Tier::Enterprise, &None));
    assert_eq!(made[0].former_tiers, [Tier::Free, Tier::H1bPro]);
    assert_eq!(
        (made[1].tier, made[1].label.as_deref()),
        (Tier::Free, Some("new"))
    );
}

#[test]
fn changes_set_leave_and_clear() {
    let database = database();
    let connection = &mut connection(&database);
    let before = account(connection, "a@b");
    let change = AccountChanges {
        label: Some(None),
        tier: Some(Tier::H1bPro),
        ..Default::default()
    };
    let after: Account = diesel::update(&before)
        .set(&change)
        .get_result(connection)
        .expect("one row");
    assert_eq!(
        (after.tier, &after.label, &after.email),
        (Tier::H1bPro, &None, &before.email)
    );
    assert!(after.updated_at > before.updated_at, "the trigger");
    assert_eq!(after.created_at, before.created_at);
    let nothing = diesel::update(&before)
        .set(AccountChanges::default())
        .execute(connection);
    assert!(
        matches!(nothing, Err(Error::QueryBuilderError(_))),
        "{nothing:?}"
    );
}

#[test]
fn jsonb_is_typed_and_plain() {
    let database = database();
    let connection = &mut connection(&database);
    let owner = account(connection, "a@b");
    let made = profile(connection, &owner);
    assert_eq!(made.school, Some(school()));
    assert_eq!(made.schools, [school(), school()]);
    assert_eq!(made.plain, Some(school()));
    assert_eq!(made.schema_version, 1);
    let text: String = diesel::sql_query("SELECT school::text AS text FROM profiles")
        .get_result::<Text>(connection)
        .expect("one row")
        .text;
    assert_eq!(text, r#"{"years": [1999, 2004], "fullName": "ETH"}"#);
    let by_value = profiles::table
        .filter(profiles::school.eq(school()))
        .count();
    assert_eq!(by_value.get_result(connection), Ok(1_i64));
    let by_part = profiles::plain.contains(serde_json::json!({"fullName": "ETH"}));
    assert_eq!(
        profiles::table
            .filter(by_part)
            .count()
            .get_result(connection),
        Ok(1_i64)
    );
    let change = ProfileChanges {
        school: Some(None),
        ..Default::default()
    };
    let after: Profile = diesel::update(&made)
        .set(change)
        .get_result(connection)
        .expect("one row");
    assert_eq!(after.school, None);
}

#[derive(QueryableByName)]
struct Text {
    #[diesel(sql_type = diesel::sql_types::Text)]
    text: String,
}

#[test]
fn a_row_is_read_by_its_names_in_sql() {
    let database = database();
    let connection = &mut connection(&database);
    let owner = account(connection, "a@b");
    let made = profile(connection, &owner);
    assert_eq!(
        (made.r#type.as_str(), made.loud.as_deref()),
        ("resume", Some("RESUME"))
    );
    let read = diesel::sql_query("SELECT * FROM profiles WHERE type = $1")
        .bind::<diesel::sql_types::Text, _>("resume")
        .get_result::<Profile>(connection);
    assert_eq!(read, Ok(made));
    let paid =
        diesel::sql_query("SELECT * FROM accounts WHERE tier = $1").bind::<Tier, _>(Tier::Free);
    assert_eq!(paid.load::<Account>(connection), Ok(vec![owner]));
}

#[test]
fn what_is_deleted_can_be_restored_once() {
    let database = database();
    let connection = &mut connection(&database);
    let owner = account(connection, "a@b");
    let made = profile(connection, &owner);
    let delete = || Profile::soft_delete(made.id, Some(owner.id), Some("spam"));
    assert_eq!(delete().execute(connection), Ok(1));
    assert_eq!(delete().execute(connection), Ok(0), "it is deleted already");
    assert_eq!(Profile::active().count().get_result(connection), Ok(0_i64));
    let deleted: Profile = profiles::table
        .find(made.id)
        .first(connection)
        .expect("it is there");
    assert!(deleted.deleted_at.is_some());
    assert_eq!(deleted.deleted_by, Some(owner.id));
    assert_eq!(deleted.deletion_reason.as_deref(), Some("spam"));
    let restored = Profile::restore(made.id).returning(Profile::as_returning());
    assert_eq!(restored.get_result(connection), Ok(made.clone()));
    assert_eq!(
        Profile::restore(made.id).execute(connection),
        Ok(0),
        "it lives already"
    );
    assert_eq!(
        Profile::active()
            .filter(profiles::id.eq(made.id))
            .load(connection),
        Ok(vec![made])
    );
}

fn transfer(connection: &mut PgConnection, new: NewTransfer) -> Transfer {
    diesel::insert_into(ledger::transfers::table)
        .values(new)
        .get_result(connection)
        .expect("a sound row")
}

#[test]
fn relations_lead_both_ways() {
    let database = database();
    let connection = &mut connection(&database);
    let (giver, taker) = (account(connection, "a"), account(connection, "b"));
    let made = profile(connection, &giver);
    assert_eq!(giver.profiles().load(connection), Ok(vec![made.clone()]));
    assert_eq!(made.account().first(connection), Ok(giver.clone()));
    let accounts = vec![taker.clone(), giver.clone()];
    let children = Profile::belonging_to(&accounts)
        .load::<Profile>(connection)
        .expect("rows");
    assert_eq!(children.grouped_by(&accounts), [vec![], vec![made]]);

    let first = transfer(
        connection,
        NewTransfer {
            taker_id: Some(taker.id),
            ..NewTransfer::new(giver.id)
        },
    );
    let second = transfer(
        connection,
        NewTransfer {
            undone_id: Some(first.id),
            ..NewTransfer::new(taker.id)
        },
    );
    assert_eq!(
        giver.transfers_by_giver().load(connection),
        Ok(vec![first.clone()])
    );
    assert_eq!(taker.transfers().load(connection), Ok(vec![first.clone()]));
    assert_eq!(first.giver().first(connection), Ok(giver));
    assert_eq!(
        first.taker().expect("it has one").first(connection),
        Ok(taker)
    );
    assert!(second.taker().is_none());
    assert_eq!(
        first.transfers_by_undone().load(connection),
        Ok(vec![second.clone()])
    );
    assert_eq!(
        second.undone().expect("it has one").first(connection),
        Ok(first)
    );
}

#[test]
fn keys_of_several_columns_lead_both_ways() {
    let database = database();
    let connection = &mut connection(&database);
    let giver = account(connection, "a");
    let parent = transfer(connection, NewTransfer::new(giver.id));
    let line: Line = diesel::insert_into(ledger::lines::table)
        .values(NewLine::new(parent.id, 7, 100))
        .get_result(connection)
        .expect("a sound row");
    let notes = [Some(7), None].map(|line| NewNote {
        line,
        ..NewNote::new(parent.id)
    });
    let notes: Vec<Note> = diesel::insert_into(ledger::notes::table)
        .values(notes.to_vec())
        .get_results(connection)
        .expect("two rows");
    assert_eq!(parent.lines().load(connection), Ok(vec![line.clone()]));
    assert_eq!(line.notes().load(connection), Ok(vec![notes[0].clone()]));
    assert_eq!(
        notes[0].line().expect("it has one").first(connection),
        Ok(line)
    );
    assert!(notes[1].line().is_none());
    assert_eq!(
        Line::soft_delete((parent.id, 7), None, None).execute(connection),
        Ok(1)
    );
    assert_eq!(Line::active().count().get_result(connection), Ok(0_i64));
}

#[test]
fn tables_are_joined_as_declared() {
    let database = database();
    let connection = &mut connection(&database);
    let owner = account(connection, "a");
    let made = profile(connection, &owner);
    let of_taker = NewTransfer {
        taker_id: Some(owner.id),
        ..NewTransfer::new(owner.id)
    };
    let moved = transfer(connection, of_taker);
    let rows = accounts::table
        .inner_join(profiles::table)
        .left_join(ledger::transfers::table)
        .select((
            Account::as_select(),
            Profile::as_select(),
            Option::<Transfer>::as_select(),
        ))
        .load(connection);
    assert_eq!(rows, Ok(vec![(owner, made, Some(moved))]));
}

#[test]
fn functions_are_called_in_queries() {
    let database = database();
    let connection = &mut connection(&database);
    account(connection, "a");
    let paid = accounts::table.filter(is_paid(accounts::tier)).count();
    assert_eq!(paid.get_result(connection), Ok(0_i64));
    let free = accounts::table
        .filter(diesel::dsl::not(is_paid(accounts::tier)))
        .count();
    assert_eq!(free.get_result(connection), Ok(1_i64));
    assert_eq!(
        diesel::select(doubled(21)).get_result(connection),
        Ok(Some(42_i64))
    );
}

#[test]
fn labels_are_the_same_everywhere() {
    let database = database();
    let connection = &mut connection(&database);
    let sql = "SELECT enum_range(NULL::tier)::text AS text";
    let range = diesel::sql_query(sql)
        .get_result::<Text>(connection)
        .expect("one row")
        .text;
    assert_eq!(range, r#"{free,"h1b pro",enterprise}"#);
    for tier in Tier::ALL {
        assert_eq!(serde_json::to_value(tier).expect("a text"), tier.as_str());
    }
    let account = account(connection, "a");
    assert_eq!(
        serde_json::to_value(account).expect("an object")["tier"],
        "free"
    );
    assert!(Tier::Free < Tier::Enterprise);
}

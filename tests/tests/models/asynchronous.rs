//! With the connection of diesel-async, which needs no C library.

use diesel::prelude::{ExpressionMethods as _, QueryDsl as _, SelectableHelper as _};
use diesel_async::{AsyncConnection as _, AsyncPgConnection, RunQueryDsl as _};

use crate::{
    database,
    declared::{Account, AccountChanges, NewAccount, NewProfile, Profile, School, Tier},
    tables::{accounts, profiles},
};

#[test]
fn models_work_without_a_c_library() {
    let database = database();
    tests::block_on(async {
        let connection = &mut AsyncPgConnection::establish(&database.url())
            .await
            .expect("a server");
        round_trip(connection).await.expect("every query runs");
    });
}

async fn round_trip(connection: &mut AsyncPgConnection) -> diesel::QueryResult<()> {
    let new = NewAccount::new("a@b".to_owned(), vec![None, Some(Tier::Enterprise)]);
    let account: Account = diesel::insert_into(accounts::table)
        .values(new)
        .get_result(connection)
        .await?;
    assert_eq!((account.tier, account.tiers.len()), (Tier::Free, 2));
    let school = School {
        full_name: "ETH".to_owned(),
        years: None,
    };
    let new = NewProfile {
        school: Some(school.clone()),
        schools: Some(vec![school]),
        ..NewProfile::new(account.id, "resume".to_owned())
    };
    let profile: Profile = diesel::insert_into(profiles::table)
        .values(&new)
        .returning(Profile::as_returning())
        .get_result(connection)
        .await?;
    assert_eq!(
        account.profiles().load(connection).await,
        Ok(vec![profile.clone()])
    );
    assert_eq!(
        profile.account().first(connection).await,
        Ok(account.clone())
    );

    let change = AccountChanges {
        tier: Some(Tier::H1bPro),
        label: Some(None),
        ..Default::default()
    };
    let changed: Account = diesel::update(&account)
        .set(change)
        .get_result(connection)
        .await?;
    assert_eq!((changed.tier, &changed.label), (Tier::H1bPro, &None));
    let found = accounts::table.filter(accounts::tier.eq_any([Tier::H1bPro, Tier::Enterprise]));
    assert_eq!(found.load(connection).await, Ok(vec![changed]));

    assert_eq!(
        Profile::soft_delete(profile.id, None, None)
            .execute(connection)
            .await,
        Ok(1)
    );
    assert_eq!(
        Profile::active().count().get_result(connection).await,
        Ok(0_i64)
    );
    assert_eq!(
        Profile::restore(profile.id).execute(connection).await,
        Ok(1)
    );
    let joined = accounts::table
        .inner_join(profiles::table)
        .select(Profile::as_select());
    assert_eq!(joined.load(connection).await, Ok(vec![profile.clone()]));
    let by_name = diesel::sql_query("SELECT * FROM profiles")
        .load::<Profile>(connection)
        .await;
    assert_eq!(by_name, Ok(vec![profile]));
    Ok(())
}

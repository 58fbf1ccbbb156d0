//! Users: who has an account, and what it entitles them to.

use schema_macros::{pg_enum, sql, table};
use uuid::Uuid;

/// What a user has subscribed to.
#[pg_enum]
pub enum UserTier {
    /// Pays nothing.
    Free,
    /// The paid plan.
    Pro,
    /// The paid plan for those who need an H-1B visa.
    H1bPro,
    /// Pays in good times to be helped in bad ones.
    CareerInsurance,
    /// Has an account through an employer or a school.
    Enterprise,
}

/// One account.
// Its owner may make the row and change it, but for `tier`, which is paid for, and `clerk_id`,
// which is who they are: `guard_account` sees to updates, the policy to inserts. Accounts are
// closed by the service, which has a subscription to end; so nothing lets anyone delete.
#[table(timestamps, rls)]
#[policy(
    "owner_reads",
    for = Select,
    using = "clerk_id = (SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')"
)]
#[policy(
    "owner_signs_up",
    for = Insert,
    with_check = "tier = 'free'
        AND clerk_id = (SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')"
)]
#[policy(
    "owner_writes",
    for = Update,
    using = "clerk_id = (SELECT NULLIF(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')"
)]
#[trigger(
    "guard_account",
    before(update),
    when = "OLD.tier IS DISTINCT FROM NEW.tier OR OLD.clerk_id IS DISTINCT FROM NEW.clerk_id",
    execute = "guard_account"
)]
pub struct User {
    /// The row's key.
    #[primary_key]
    pub id: Uuid,
    /// Where mail goes to.
    #[unique]
    pub email: String,
    /// Who the user is to Clerk: the `sub` of their tokens.
    #[unique]
    pub clerk_id: String,
    /// What the user has subscribed to.
    #[default(UserTier::Free)]
    pub tier: UserTier,
    /// The name of the user's time zone, as in the IANA database.
    #[default("UTC")]
    pub timezone: String,
}

#[sql]
extern "SQL" {
    /// Keeps a user's tier and identity from whoever is subject to row-level security. The service
    /// role and the owner of the table are not.
    #[function(
        language = "plpgsql",
        set(search_path = "''"),
        body = "
BEGIN
    IF pg_catalog.row_security_active(TG_RELID) THEN
        RAISE EXCEPTION 'tier and clerk_id are not changed by the user'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
"
    )]
    fn guard_account() -> Trigger;
}

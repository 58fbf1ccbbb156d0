//! Supabase's addresses, and what each of them demands.

use super::{Settings, parse::Problems};

/// One of the addresses under which Supabase serves a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Supabase {
    /// `db.<project>.supabase.co:5432`: the server itself. It has an IPv6 address only, unless the
    /// project has bought another.
    Direct,
    /// `<region>.pooler.supabase.com:5432`: each connection has a session of its own.
    SessionPooler,
    /// Port 6543, on either host: each transaction has whichever session is free, so that nothing
    /// lasts from one to the next, no prepared statement either.
    TransactionPooler,
    /// One of Supabase's hosts, but a port on which nobody listens.
    Nobody,
}

const TRANSACTIONS: u16 = 6543;

impl Supabase {
    pub(super) fn of(host: &str, port: u16) -> Option<Supabase> {
        let host = host.to_ascii_lowercase();
        let pooler = host.ends_with(".pooler.supabase.com");
        let direct = host.starts_with("db.") && host.ends_with(".supabase.co");
        match port {
            _ if !pooler && !direct => None,
            TRANSACTIONS => Some(Supabase::TransactionPooler),
            5432 if pooler => Some(Supabase::SessionPooler),
            5432 => Some(Supabase::Direct),
            _ => Some(Supabase::Nobody),
        }
    }

    /// What cannot work at this address.
    pub(super) fn check(self, settings: &Settings, problems: &mut Problems) {
        if self == Supabase::Nobody {
            problems.push(
                "Supabase listens on port 5432 (the server, or the pooler in session mode) and 6543 (the pooler in transaction mode), not on this one"
                    .into(),
            );
        }
        let host = settings.get("host").unwrap_or_default();
        let shared = host.to_ascii_lowercase().ends_with(".pooler.supabase.com");
        let user = settings.get("user").unwrap_or_default();
        // All projects share the pooler; `options=reference=…` is its other way to name one.
        if shared && !user.contains('.') && settings.get("options").is_none() {
            problems.push(
                "to Supabase's pooler the user is written with the project, as `postgres.<project>`"
                    .into(),
            );
        }
        if settings.get("password") == Some("[YOUR-PASSWORD]") {
            problems.push(
                "the password is still the `[YOUR-PASSWORD]` of Supabase's page: put the real one in its place"
                    .into(),
            );
        }
    }

    /// What has to be given at this address.
    pub(super) fn missing(self, settings: &Settings, password: bool, problems: &mut Problems) {
        if !password && settings.get("sslcert").is_none() {
            problems.push("names no password, which Supabase demands".into());
        }
    }
}

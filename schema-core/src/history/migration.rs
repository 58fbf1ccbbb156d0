//! One migration: a folder in Diesel's layout.

use serde::Deserialize;

use super::{Checksum, Version};

/// A migration as it stands in its folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migration {
    /// The name of the folder.
    pub name: String,
    /// `up.sql`
    pub up: String,
    /// `down.sql`
    pub down: String,
    /// Whether it must run outside a transaction, as `metadata.toml` tells Diesel.
    pub outside_transaction: bool,
}

/// What `metadata.toml` holds where a migration must run outside a transaction.
pub const OUTSIDE_TRANSACTION: &str = "run_in_transaction = false\n";

impl Migration {
    /// Its version.
    pub fn version(&self) -> Version {
        Version::of(&self.name)
    }

    /// Of its `up.sql`.
    pub fn up_checksum(&self) -> Checksum {
        Checksum::of_sql(&self.up)
    }

    /// Of its `down.sql`.
    pub fn down_checksum(&self) -> Checksum {
        Checksum::of_sql(&self.down)
    }

    /// The files of its folder, with what they hold.
    pub fn files(&self) -> Vec<(&'static str, &str)> {
        let mut files = vec![
            ("up.sql", self.up.as_str()),
            ("down.sql", self.down.as_str()),
        ];
        if self.outside_transaction {
            files.push(("metadata.toml", OUTSIDE_TRANSACTION));
        }
        files
    }
}

/// The name of the `n`-th folder of a draft, counted from 0.
pub fn draft_name(version: &Version, n: usize) -> String {
    match n {
        0 => format!("{version}_draft"),
        _ => format!("{version}_draft_{}", n + 1),
    }
}

/// Whether a folder belongs to the build: `<version>_draft` or `<version>_draft_<n>`.
pub fn is_draft(folder: &str) -> bool {
    match folder.split_once('_') {
        Some((_, "draft")) => true,
        Some((_, name)) => name
            .strip_prefix("draft_")
            .is_some_and(|n| !n.is_empty() && n.bytes().all(|it| it.is_ascii_digit())),
        None => false,
    }
}

/// What Diesel makes of a `metadata.toml`: where it does not parse, a migration runs in a
/// transaction; where it says nothing of that, outside one.
pub(super) fn runs_outside_transaction(metadata: &str) -> bool {
    #[derive(Deserialize)]
    struct Metadata {
        #[serde(default)]
        run_in_transaction: bool,
    }
    toml::from_str::<Metadata>(metadata).is_ok_and(|it| !it.run_in_transaction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts_are_told_by_their_names() {
        let version = Version::of("2025-01-01-000000_x");
        for n in [0, 1, 9] {
            assert!(
                is_draft(&draft_name(&version, n)),
                "{}",
                draft_name(&version, n)
            );
        }
        for name in [
            "2025-01-01-000000_drafts",
            "2025-01-01-000000_draft_users",
            "draft",
            "1_draft_",
            "1_my_draft",
        ] {
            assert!(!is_draft(name), "{name}");
        }
    }

    #[test]
    fn metadata_means_what_it_means_to_diesel() {
        assert!(runs_outside_transaction(OUTSIDE_TRANSACTION));
        assert!(runs_outside_transaction(""));
        assert!(!runs_outside_transaction("run_in_transaction = true"));
        assert!(!runs_outside_transaction("run_in_transaction = maybe"));
    }
}

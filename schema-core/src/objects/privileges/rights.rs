//! What can be granted, and the statements that lead from some of it to other.

use std::collections::BTreeSet;

use super::super::roles::Role;
use crate::{
    ident::Name,
    sql::{Sql, comma_separated},
};

/// One privilege.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "introspect",
    derive(serde::Deserialize),
    serde(rename_all = "SCREAMING_SNAKE_CASE")
)]
pub enum Right {
    /// All that there are for such an object; then it stands alone. What they are depends on the
    /// version of the server.
    All,
    /// `SELECT`
    Select,
    /// `INSERT`
    Insert,
    /// `UPDATE`
    Update,
    /// `DELETE`
    Delete,
    /// `TRUNCATE`
    Truncate,
    /// `REFERENCES`
    References,
    /// `TRIGGER`
    Trigger,
    /// `MAINTAIN`, since PostgreSQL 17
    Maintain,
    /// `USAGE`
    Usage,
    /// `CREATE`
    Create,
    /// `EXECUTE`
    Execute,
}

impl Right {
    /// Those, of all that there are; `ALL` is a word for several.
    #[cfg(feature = "introspect")]
    pub(in super::super) fn those(some: Vec<Right>, all: &[Right]) -> BTreeSet<Right> {
        match all.len() > 1 && all.iter().all(|it| some.contains(it)) {
            true => BTreeSet::from([Right::All]),
            false => some.into_iter().collect(),
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Right::All => "ALL",
            Right::Select => "SELECT",
            Right::Insert => "INSERT",
            Right::Update => "UPDATE",
            Right::Delete => "DELETE",
            Right::Truncate => "TRUNCATE",
            Right::References => "REFERENCES",
            Right::Trigger => "TRIGGER",
            Right::Maintain => "MAINTAIN",
            Right::Usage => "USAGE",
            Right::Create => "CREATE",
            Right::Execute => "EXECUTE",
        }
    }
}

/// What one role may do with one object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rights {
    /// All of it.
    pub granted: BTreeSet<Right>,
    /// Of that, what the role may grant to others: `WITH GRANT OPTION`.
    pub grantable: BTreeSet<Right>,
}

impl Rights {
    /// Whether it is nothing.
    pub fn is_none(&self) -> bool {
        self.granted.is_empty()
    }

    /// Both together.
    pub(in super::super) fn and(&self, other: &Rights) -> Rights {
        let both = |one: &BTreeSet<Right>, other: &BTreeSet<Right>| {
            let both: BTreeSet<Right> = one.union(other).copied().collect();
            match both.contains(&Right::All) {
                true => BTreeSet::from([Right::All]),
                false => both,
            }
        };
        Rights {
            granted: both(&self.granted, &other.granted),
            grantable: both(&self.grantable, &other.grantable),
        }
    }
}

/// How the rights of a role are spoken of.
pub(in super::super) struct Wording<'a> {
    /// What comes before `GRANT`.
    pub before: &'a str,
    /// The column that is meant, of the object.
    pub column: Option<&'a Name>,
    /// The object, or the objects that are to come.
    pub on: String,
    /// Whose rights.
    pub role: &'a Role,
}

impl Wording<'_> {
    fn rights(&self, rights: &BTreeSet<Right>) -> String {
        comma_separated(rights.iter().map(|it| match self.column {
            Some(column) => format!("{} ({column})", it.as_str()),
            None => it.as_str().to_owned(),
        }))
    }

    fn revoke(&self, what: &str, rights: &BTreeSet<Right>, sql: &mut Sql) {
        if !rights.is_empty() {
            let (before, rights) = (self.before, self.rights(rights));
            let (on, role) = (&self.on, self.role);
            sql.line(format_args!(
                "{before}REVOKE {what}{rights} ON {on} FROM {role};"
            ));
        }
    }

    fn grant(&self, rights: &BTreeSet<Right>, option: &str, sql: &mut Sql) {
        if !rights.is_empty() {
            let (before, rights) = (self.before, self.rights(rights));
            let (on, role) = (&self.on, self.role);
            sql.line(format_args!(
                "{before}GRANT {rights} ON {on} TO {role}{option};"
            ));
        }
    }

    /// Writes what leads from `old` to `new`.
    pub(in super::super) fn render(&self, old: &Rights, new: &Rights, sql: &mut Sql) {
        let mut held = old.clone();
        // Of all that there is, more may have to go than is known by name; what stays is given back.
        let gone = without(&held.granted, &new.granted);
        self.revoke("", &gone, sql);
        held.granted = without(&held.granted, &gone);
        held.grantable = without(&held.grantable, &gone);
        let gone = without(&held.grantable, &new.grantable);
        self.revoke("GRANT OPTION FOR ", &gone, sql);
        held.grantable = without(&held.grantable, &gone);
        let fresh = without(&new.grantable, &held.grantable);
        let plain = without(&without(&new.granted, &held.granted), &fresh);
        self.grant(&plain, "", sql);
        self.grant(&fresh, " WITH GRANT OPTION", sql);
    }
}

/// What is left of `these` without `those`.
fn without(these: &BTreeSet<Right>, those: &BTreeSet<Right>) -> BTreeSet<Right> {
    match those.contains(&Right::All) {
        true => BTreeSet::new(),
        false => these.difference(those).copied().collect(),
    }
}

impl Rights {
    /// What is left of them once what `old` has and `new` has not is taken away.
    pub(super) fn after(&self, old: &Rights, new: &Rights) -> Rights {
        let gone = without(&old.granted, &new.granted);
        let gone_option = without(&old.grantable, &new.grantable);
        Rights {
            granted: without(&self.granted, &gone),
            grantable: without(&without(&self.grantable, &gone), &gone_option),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rights(granted: &[Right], grantable: &[Right]) -> Rights {
        Rights {
            granted: granted.iter().copied().collect(),
            grantable: grantable.iter().copied().collect(),
        }
    }

    #[test]
    fn only_what_differs_is_granted_and_revoked() {
        use Right::{All, Insert, Select, Update};
        for (old, new, expected) in [
            (
                rights(&[], &[]),
                rights(&[Select], &[]),
                "GRANT SELECT ON x TO r;\n",
            ),
            (
                rights(&[Select, Insert], &[]),
                rights(&[Select, Update], &[]),
                "REVOKE INSERT ON x FROM r;\nGRANT UPDATE ON x TO r;\n",
            ),
            (
                rights(&[All], &[]),
                rights(&[Select], &[]),
                "REVOKE ALL ON x FROM r;\nGRANT SELECT ON x TO r;\n",
            ),
            (
                rights(&[Select], &[]),
                rights(&[All], &[]),
                "GRANT ALL ON x TO r;\n",
            ),
            (
                rights(&[All], &[All]),
                rights(&[All], &[Select]),
                "REVOKE GRANT OPTION FOR ALL ON x FROM r;\nGRANT SELECT ON x TO r WITH GRANT OPTION;\n",
            ),
            (
                rights(&[Select], &[]),
                rights(&[Select, Insert], &[Select]),
                "GRANT INSERT ON x TO r;\nGRANT SELECT ON x TO r WITH GRANT OPTION;\n",
            ),
            (
                rights(&[Select], &[Select]),
                rights(&[Select], &[]),
                "REVOKE GRANT OPTION FOR SELECT ON x FROM r;\n",
            ),
        ] {
            let wording = Wording {
                before: "",
                column: None,
                on: "x".to_owned(),
                role: &Role::Named("r".into()),
            };
            let mut sql = Sql::default();
            wording.render(&old, &new, &mut sql);
            assert_eq!(sql.finish(), expected);
        }
    }
}

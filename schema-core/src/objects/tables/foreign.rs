//! Foreign tables: `CREATE FOREIGN TABLE`, whose rows are on a foreign server.

use serde::{Deserialize, Serialize};

use super::{
    super::{Between, Dependency, ObjectId, foreign_options::ForeignOptions},
    Table,
};
use crate::{ident::Name, renaming::Renaming, schema::Scope};

/// Where the rows of a foreign table are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Foreign {
    /// `SERVER`
    pub server: Name,
    /// `OPTIONS`
    #[serde(default, skip_serializing_if = "ForeignOptions::is_empty")]
    pub options: ForeignOptions,
}

impl Foreign {
    /// The clause of `CREATE FOREIGN TABLE`, after a blank.
    pub(super) fn clause(&self) -> String {
        format!(" SERVER {}{}", self.server, self.options)
    }
}

impl Table {
    /// What statements call it.
    pub(super) fn noun(&self) -> &'static str {
        match self.foreign {
            Some(_) => "FOREIGN TABLE",
            None => "TABLE",
        }
    }

    /// The server that its rows are on, if that is not this one.
    pub(super) fn server(&self) -> Option<&Name> {
        self.foreign.as_ref().map(|it| &it.server)
    }

    /// What `ALTER` and `DROP` are followed by.
    pub(super) fn called(&self) -> String {
        format!("{} {}", self.noun(), self.name)
    }

    /// What `ALTER` is followed by where partitions and children are to stay as they are.
    pub(super) fn called_alone(&self) -> String {
        format!("{} ONLY {}", self.noun(), self.name)
    }

    /// A server that an extension brings is no object.
    pub(super) fn needs_of_server(&self, scope: &Scope<'_>) -> Option<Dependency> {
        let server = ObjectId::ForeignServer(self.server()?.clone());
        scope.contains(&server).then(|| server.into())
    }

    /// Whether its rows are to be on another server than `old`'s, or on one that is dropped and created
    /// again. It goes and comes, and nothing is lost.
    pub(super) fn changes_server(&self, old: &Table, cx: &Between<'_>) -> bool {
        let server = old.needs_of_server(cx.old);
        old.server() != self.server() || server.is_some_and(|it| cx.moving.contains(&it))
    }

    pub(super) fn follow_server(&mut self, renaming: &Renaming) {
        if let Some(it) = &mut self.foreign {
            renaming.unqualified(&mut it.server, ObjectId::ForeignServer);
        }
    }
}

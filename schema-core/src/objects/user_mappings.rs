//! User mappings: `CREATE USER MAPPING`, as whom a role goes to a foreign server.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    Altered, Between, Change, Dependency, Named, Object, ObjectId, foreign_options::ForeignOptions,
    foreign_servers::ForeignServer, roles::Role,
};
use crate::{ident::Name, renaming::Renaming, schema::Scope, sql::Sql};

/// A user mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "introspect", derive(serde::Deserialize))]
pub struct UserMapping {
    /// Who goes where.
    #[cfg_attr(feature = "introspect", serde(flatten))]
    pub of: Mapping,
    /// `OPTIONS`: as whom.
    #[cfg_attr(feature = "introspect", serde(default))]
    pub options: ForeignOptions,
}

/// Who goes where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Mapping {
    /// `SERVER`
    pub server: Name,
    /// `FOR`
    pub role: Role,
}

impl fmt::Display for Mapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FOR {} SERVER {}", self.role, self.server)
    }
}

impl Named for Mapping {
    fn name(&self) -> Option<&Name> {
        None
    }
}

/// One way in which a user mapping can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER USER MAPPING … OPTIONS`
    SetOptions,
}

impl Object for UserMapping {
    type Alteration = Alteration;
    type Key = Mapping;

    fn key(&self) -> Mapping {
        self.of.clone()
    }

    fn depends_on(&self, _scope: &Scope<'_>) -> Vec<Dependency> {
        vec![ObjectId::ForeignServer(self.of.server.clone()).into()]
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        vec![Change::alter(old, new, Alteration::SetOptions)]
    }

    fn follow(&mut self, renaming: &Renaming) {
        UserMapping::follow_key(&mut self.of, renaming);
    }

    fn follow_key(key: &mut Mapping, renaming: &Renaming) {
        ForeignServer::follow_key(&mut key.server, renaming);
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        sql.line(format_args!(
            "CREATE USER MAPPING {}{};",
            self.of, self.options
        ));
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP USER MAPPING {};", self.of));
    }

    fn render_alter(Altered { old, new, .. }: &Altered<Self>, sql: &mut Sql) {
        let options = old.options.to(&new.options);
        sql.line(format_args!("ALTER USER MAPPING {} {options};", new.of));
    }
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for UserMapping {
    const ROWS: Option<&'static str> = Some("pg_foreign_server");

    const QUERY: &'static str = concat!(
        "SELECT json_build_object('server', m.srvname, 'role', ",
        super::roles::role!("m.umuser"),
        ", 'options', ",
        super::foreign_options::foreign_options!("m.umoptions"),
        ")::text, NULL::text
         FROM pg_user_mappings m"
    );

    type Row = Self;

    fn read(row: Self) -> Self {
        row
    }
}

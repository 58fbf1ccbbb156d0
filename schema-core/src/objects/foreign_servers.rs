//! Foreign servers: `CREATE SERVER`. They stand in no namespace.

use std::sync::Arc;

use super::{
    Altered, Between, Change, Dependency, Object, ObjectId, foreign_options::ForeignOptions,
};
use crate::{
    ident::Name,
    renaming::Renaming,
    schema::Scope,
    sql::{Sql, literal},
};

/// A foreign server.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "introspect", derive(serde::Deserialize))]
pub struct ForeignServer {
    /// Its name; unique in a database.
    pub name: Name,
    /// `FOREIGN DATA WRAPPER`
    pub wrapper: Name,
    /// `TYPE`
    pub server_type: Option<String>,
    /// `VERSION`
    pub version: Option<String>,
    /// `OPTIONS`
    #[cfg_attr(feature = "introspect", serde(default))]
    pub options: ForeignOptions,
}

/// One way in which a foreign server can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER SERVER … RENAME TO`
    Rename,
    /// `ALTER SERVER`: the version and options that differ.
    Define,
}

impl Object for ForeignServer {
    type Alteration = Alteration;
    type Key = Name;

    fn key(&self) -> Name {
        self.name.clone()
    }

    /// A wrapper that an extension brings is no object.
    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let wrapper = ObjectId::ForeignDataWrapper(self.wrapper.clone());
        let wrapper = scope.contains(&wrapper).then(|| wrapper.into());
        wrapper.into_iter().collect()
    }

    /// A version can be another, not none; neither can the type be, nor the wrapper.
    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        let defined = ForeignServer {
            version: new.version.clone(),
            options: new.options.clone(),
            ..ForeignServer::clone(old)
        };
        if defined == **new && (old.version.is_none() || new.version.is_some()) {
            vec![Change::alter(old, new, Alteration::Define)]
        } else {
            Change::replace(old, new)
        }
    }

    fn renaming() -> Option<Alteration> {
        Some(Alteration::Rename)
    }

    fn follow(&mut self, renaming: &Renaming) {
        ForeignServer::follow_key(&mut self.name, renaming);
        renaming.unqualified(&mut self.wrapper, ObjectId::ForeignDataWrapper);
    }

    fn follow_key(key: &mut Name, renaming: &Renaming) {
        renaming.unqualified(key, ObjectId::ForeignServer);
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        let word = |word: &str, value: &Option<String>| match value {
            Some(value) => format!(" {word} {}", literal(value)),
            None => String::new(),
        };
        sql.line(format_args!(
            "CREATE SERVER {}{}{} FOREIGN DATA WRAPPER {}{};",
            self.name,
            word("TYPE", &self.server_type),
            word("VERSION", &self.version),
            self.wrapper,
            self.options
        ));
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP SERVER {};", self.name));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        let change = match how {
            Alteration::Rename => format!(" RENAME TO {}", new.name),
            Alteration::Define => {
                let version = new
                    .version
                    .iter()
                    .filter(|it| Some(*it) != old.version.as_ref());
                let version = version.map(|it| format!(" VERSION {}", literal(it)));
                let mut change: String = version.collect();
                if old.options != new.options {
                    change += &format!(" {}", old.options.to(&new.options));
                }
                change
            }
        };
        sql.line(format_args!("ALTER SERVER {}{change};", old.name));
    }
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for ForeignServer {
    const ROWS: Option<&'static str> = Some("pg_foreign_server");

    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', s.srvname,
            'wrapper', w.fdwname,
            'server_type', s.srvtype,
            'version', s.srvversion,
            'options', ",
        super::foreign_options::foreign_options!("s.srvoptions"),
        ")::text,
            obj_description(s.oid, 'pg_foreign_server')
         FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
         WHERE ",
        crate::introspect::not_of_extension!("pg_foreign_server", "s.oid")
    );

    type Row = Self;

    fn read(row: Self) -> Self {
        row
    }
}

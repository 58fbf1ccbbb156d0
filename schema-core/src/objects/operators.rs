//! Operators: `CREATE OPERATOR`.

use std::{collections::BTreeSet, fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{Altered, Between, Change, Dependency, Named, Object, namespaces, tables::DataType};
use crate::{
    check::Catalog,
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::Scope,
    sql::{Sql, comma_separated},
};

/// An operator.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "introspect", derive(serde::Deserialize))]
pub struct Operator {
    /// What it is called, and what stands on its sides.
    #[cfg_attr(feature = "introspect", serde(flatten))]
    pub of: Box<Operation>,
    /// The function that it calls.
    pub function: QualifiedName,
    /// `COMMUTATOR`: the operator that does the same with the sides exchanged.
    pub commutator: Option<Symbol>,
    /// `NEGATOR`: the operator that says the opposite.
    pub negator: Option<Symbol>,
    /// `RESTRICT`: the function that estimates how many rows it leaves.
    pub restrict: Option<QualifiedName>,
    /// `JOIN`: the same for joins.
    pub join: Option<QualifiedName>,
    /// `HASHES`
    #[cfg_attr(feature = "introspect", serde(default))]
    pub hashes: bool,
    /// `MERGES`
    #[cfg_attr(feature = "introspect", serde(default))]
    pub merges: bool,
    /// What it depends on, as PostgreSQL sees it.
    #[cfg_attr(feature = "introspect", serde(default))]
    pub uses: BTreeSet<Dependency>,
}

/// What tells operators apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Operation {
    /// What it is called.
    pub name: Symbol,
    /// The type on its left; none for a prefix.
    #[serde(default)]
    pub left: Option<DataType>,
    /// The type on its right; none for a suffix, which PostgreSQL has until version 13.
    #[serde(default)]
    pub right: Option<DataType>,
}

/// The name of an operator: signs, never quoted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Symbol {
    /// Where it stands.
    pub namespace: Name,
    /// The signs.
    pub signs: String,
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.namespace, self.signs)
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side =
            |it: &Option<DataType>| it.as_ref().map_or("NONE".to_owned(), ToString::to_string);
        write!(
            f,
            "{} ({}, {})",
            self.name,
            side(&self.left),
            side(&self.right)
        )
    }
}

impl Named for Operation {
    fn name(&self) -> Option<&Name> {
        None
    }
}

/// One way in which an operator can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER OPERATOR … SET`: the functions that estimate.
    SetEstimators,
}

impl Object for Operator {
    type Alteration = Alteration;
    type Key = Box<Operation>;

    fn key(&self) -> Self::Key {
        self.of.clone()
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let types = self.of.left.iter().chain(&self.of.right);
        let types = types.filter_map(|it| it.depends_on(scope));
        let namespace = namespaces::holding(&self.of.name.namespace);
        let out = types.chain(namespace).chain(self.uses.iter().cloned());
        out.collect()
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        let estimated = Operator {
            restrict: new.restrict.clone(),
            join: new.join.clone(),
            uses: new.uses.clone(),
            ..Operator::clone(old)
        };
        if estimated == **new {
            vec![Change::alter(old, new, Alteration::SetEstimators)]
        } else {
            Change::replace(old, new)
        }
    }

    fn follow(&mut self, renaming: &Renaming) {
        Operator::follow_key(&mut self.of, renaming);
        let functions = [
            Some(&mut self.function),
            self.restrict.as_mut(),
            self.join.as_mut(),
        ];
        for it in functions.into_iter().flatten() {
            renaming.namespace(&mut it.namespace);
        }
        for it in self.commutator.iter_mut().chain(&mut self.negator) {
            renaming.namespace(&mut it.namespace);
        }
        Dependency::follow_all(&mut self.uses, renaming);
    }

    fn overloads(key: &Self::Key) -> Option<(Catalog, QualifiedName)> {
        let Symbol { namespace, signs } = &key.name;
        let name = QualifiedName::new(namespace.clone(), signs.as_str());
        Some((Catalog::Operator, name))
    }

    fn follow_key(key: &mut Self::Key, renaming: &Renaming) {
        renaming.namespace(&mut key.name.namespace);
        for it in key.left.iter_mut().chain(&mut key.right) {
            renaming.data_type(it);
        }
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        let option = |word: &str, value: String| format!("{word} = {value}");
        let operator = |it: &Symbol| format!("OPERATOR({it})");
        let mut options = vec![option("FUNCTION", self.function.to_string())];
        let mut add = |word: &str, value: Option<String>| {
            options.extend(value.map(|it| option(word, it)));
        };
        add("LEFTARG", self.of.left.as_ref().map(ToString::to_string));
        add("RIGHTARG", self.of.right.as_ref().map(ToString::to_string));
        add("COMMUTATOR", self.commutator.as_ref().map(operator));
        add("NEGATOR", self.negator.as_ref().map(operator));
        add("RESTRICT", self.restrict.as_ref().map(ToString::to_string));
        add("JOIN", self.join.as_ref().map(ToString::to_string));
        options.extend(self.hashes.then(|| "HASHES".to_owned()));
        options.extend(self.merges.then(|| "MERGES".to_owned()));
        let (name, last) = (&self.of.name, options.len() - 1);
        sql.line(format_args!("CREATE OPERATOR {name} ("));
        for (at, option) in options.iter().enumerate() {
            let comma = if at < last { "," } else { "" };
            sql.line(format_args!("    {option}{comma}"));
        }
        sql.line(format_args!(");"));
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP OPERATOR {};", self.of));
    }

    fn render_alter(Altered { old, new, .. }: &Altered<Self>, sql: &mut Sql) {
        let set = |word: &str, old: &Option<QualifiedName>, new: &Option<QualifiedName>| {
            let value = new.as_ref().map_or("NONE".to_owned(), ToString::to_string);
            (old != new).then(|| format!("{word} = {value}"))
        };
        let restrict = set("RESTRICT", &old.restrict, &new.restrict);
        let join = set("JOIN", &old.join, &new.join);
        let options = comma_separated(restrict.into_iter().chain(join));
        sql.line(format_args!("ALTER OPERATOR {} SET ({options});", new.of));
    }
}

// Introspection.

/// The operator `$oid` by its name.
#[cfg(feature = "introspect")]
macro_rules! symbol {
    ($oid:literal) => {
        concat!(
            "(SELECT json_build_object('namespace', xn.nspname, 'signs', x.oprname) FROM pg_operator x
              JOIN pg_namespace xn ON xn.oid = x.oprnamespace WHERE x.oid = ",
            $oid,
            ")"
        )
    };
}

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Operator {
    const ROWS: Option<&'static str> = Some("pg_operator WHERE oid >= 16384");

    /// What is only named by another operator has no function yet.
    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', json_build_object('namespace', n.nspname, 'signs', o.oprname),
            'left', ",
        crate::introspect::data_type!("o.oprleft", "-1"),
        ", 'right', ",
        crate::introspect::data_type!("o.oprright", "-1"),
        ", 'function', ",
        crate::introspect::function_name!("o.oprcode"),
        ", 'commutator', ",
        symbol!("o.oprcom"),
        ", 'negator', ",
        symbol!("o.oprnegate"),
        ", 'restrict', ",
        crate::introspect::function_name!("o.oprrest"),
        ", 'join', ",
        crate::introspect::function_name!("o.oprjoin"),
        ", 'hashes', o.oprcanhash,
            'merges', o.oprcanmerge,
            'uses', ",
        crate::introspect::uses!("pg_operator", "o.oid"),
        ")::text,
            obj_description(o.oid, 'pg_operator')
         FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace
         WHERE o.oprcode <> 0 AND ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_operator", "o.oid")
    );

    type Row = Self;

    fn read(row: Self) -> Self {
        row
    }
}

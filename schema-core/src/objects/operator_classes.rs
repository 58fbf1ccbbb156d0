//! Operator classes: `CREATE OPERATOR CLASS`. PostgreSQL changes nothing of one but its name; what belongs
//! to its family alone is the family's.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Altered, Between, Change, Clause, Dependency, Object, ObjectId,
    operator_families::{ForMethod, Member, OperatorFamily},
    tables::{BaseType, DataType},
};
use crate::{
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::{Schema, Scope},
    sql::Sql,
};

/// An operator class.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "introspect", derive(serde::Deserialize))]
pub struct OperatorClass {
    /// What it is called, and for which access method it is.
    #[cfg_attr(feature = "introspect", serde(flatten))]
    pub of: ForMethod,
    /// `DEFAULT`: it is taken where none is named.
    #[cfg_attr(feature = "introspect", serde(default))]
    pub default: bool,
    /// `FOR TYPE`
    pub data_type: DataType,
    /// `FAMILY`
    pub family: QualifiedName,
    /// `STORAGE`, where the index holds values of another type.
    pub storage: Option<DataType>,
    /// What belongs to it.
    #[cfg_attr(feature = "introspect", serde(default))]
    pub members: BTreeSet<Member>,
}

/// One way in which an operator class can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER OPERATOR CLASS … RENAME TO`
    Rename,
}

impl Object for OperatorClass {
    type Alteration = Alteration;
    type Key = ForMethod;

    fn key(&self) -> ForMethod {
        self.of.clone()
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let types = [Some(&self.data_type), self.storage.as_ref()];
        let types = types.into_iter().flatten();
        let members = self.members.iter().flat_map(|it| it.depends_on(scope));
        let family = self.family_id();
        self.of
            .depends_on(scope)
            .chain(types.filter_map(|it| it.depends_on(scope)))
            .chain(members)
            .chain(scope.contains(&family).then(|| family.into()))
            .collect()
    }

    fn part_of(&self) -> Option<Dependency> {
        Some(self.family_id().into())
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, cx: &Between<'_>) -> Vec<Change<Self>> {
        if old.nameless() == new.nameless() && old.family_becomes(new, cx) {
            return Vec::new();
        }
        Change::replace(old, new)
    }

    fn rename_between(old: &Self, new: &Self, cx: &Between<'_>) -> Option<Alteration> {
        let (is, becomes) = (&old.of, &new.of);
        let stays = is.method == becomes.method && is.name.namespace == becomes.name.namespace;
        let same = old.nameless() == new.nameless() && old.family_becomes(new, cx);
        (stays && same).then_some(Alteration::Rename)
    }

    fn follow(&mut self, renaming: &Renaming) {
        self.of.follow(renaming);
        renaming.namespace(&mut self.family.namespace);
        let types = self.storage.iter_mut().chain([&mut self.data_type]);
        types.for_each(|it| renaming.data_type(it));
        Member::follow_all(&mut self.members, renaming);
    }

    fn follow_key(key: &mut ForMethod, renaming: &Renaming) {
        key.follow(renaming);
    }

    /// A family of its name is made along with it.
    fn inline(&self) -> Option<Clause> {
        let sql = || self.statement().trim_end().to_owned();
        (self.family == self.of.name).then(|| Clause {
            place: 0,
            sql: sql(),
            merged: None,
        })
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        sql.line(format_args!("{}", self.statement().trim_end()));
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP OPERATOR CLASS {};", self.of));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        match how {
            Alteration::Rename => sql.line(format_args!(
                "ALTER OPERATOR CLASS {} RENAME TO {};",
                old.of, new.of.name.name
            )),
        }
    }
}

impl OperatorClass {
    /// All that it is beside its name and its family.
    pub(super) fn nameless(&self) -> (&DataType, bool, Option<&DataType>, &BTreeSet<Member>) {
        let storage = self.storage.as_ref();
        (&self.data_type, self.default, storage, &self.members)
    }

    pub(super) fn is_in(&self, family: &ForMethod) -> bool {
        self.family == family.name && self.of.method == family.method
    }

    /// Whether it stays in its family, which may get another name.
    fn family_becomes(&self, new: &OperatorClass, cx: &Between<'_>) -> bool {
        let family = |it: &Self| ForMethod {
            name: it.family.clone(),
            method: it.of.method.clone(),
        };
        let (is, becomes) = (family(self), family(new));
        let renamed = || {
            let (from, to) = (&cx.old.operator_families, &cx.new.operator_families);
            let free = !from.contains_key(&becomes) && !to.contains_key(&is);
            let how = OperatorFamily::rename_between(from.get(&is)?, to.get(&becomes)?, cx);
            how.filter(|_| free)
        };
        is == becomes || renamed().is_some()
    }

    fn family_id(&self) -> ObjectId {
        ObjectId::OperatorFamily(ForMethod {
            name: self.family.clone(),
            method: self.of.method.clone(),
        })
    }

    fn statement(&self) -> String {
        let ForMethod { name, method } = &self.of;
        let default = if self.default { "DEFAULT " } else { "" };
        let family = match &self.family {
            family if family == name => String::new(),
            family => format!(" FAMILY {family}"),
        };
        let mut sql = Sql::default();
        sql.line(format_args!(
            "CREATE OPERATOR CLASS {name} {default}FOR TYPE {} USING {method}{family} AS",
            self.data_type
        ));
        let mut items: Vec<String> = self.members.iter().map(ToString::to_string).collect();
        // There has to be something, and the type itself says nothing.
        let itself = Some(&self.data_type).filter(|_| items.is_empty());
        let storage = self.storage.as_ref().or(itself);
        items.extend(storage.map(|it| format!("STORAGE {it}")));
        sql.list_with_end(items);
        sql.finish()
    }
}

/// The operator class that `text` names, with parameters or without.
pub(super) fn named(text: &str, method: &Name, scope: &Scope<'_>) -> Option<Dependency> {
    let is_named = |it: &&ForMethod| {
        let rest = text.strip_prefix(&it.name.to_string());
        it.method == *method && rest.is_some_and(|it| it.is_empty() || it.starts_with(' '))
    };
    let class = scope.operator_classes.keys().find(is_named)?;
    Some(ObjectId::OperatorClass(class.clone()).into())
}

/// The operator class that is taken for a type where none is named.
pub(super) fn usual(data_type: &DataType, method: &str, scope: &Schema) -> Option<Dependency> {
    let mut data_type = data_type;
    while let BaseType::Named(name) = &data_type.base
        && !data_type.array
        && let Some(domain) = scope.domains.get(name)
    {
        data_type = &domain.data_type;
    }
    let mut all = scope.operator_classes.values();
    let class =
        all.find(|it| it.default && it.of.method.as_str() == method && it.data_type == *data_type)?;
    Some(ObjectId::OperatorClass(class.key()).into())
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for OperatorClass {
    const ROWS: Option<&'static str> = Some("pg_opclass WHERE oid >= 16384");

    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', json_build_array(n.nspname, o.opcname),
            'method', m.amname,
            'default', o.opcdefault,
            'data_type', ",
        crate::introspect::data_type!("o.opcintype", "-1"),
        ", 'family', (SELECT json_build_array(fn.nspname, f.opfname) FROM pg_opfamily f
                JOIN pg_namespace fn ON fn.oid = f.opfnamespace WHERE f.oid = o.opcfamily),
            'storage', ",
        crate::introspect::data_type!("o.opckeytype", "-1"),
        ", 'members', ",
        super::operator_families::members!("pg_opclass", "o.oid"),
        ")::text,
            obj_description(o.oid, 'pg_opclass')
         FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace JOIN pg_am m ON m.oid = o.opcmethod
         WHERE ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_opclass", "o.oid")
    );

    type Row = Self;

    fn read(row: Self) -> Self {
        row
    }
}

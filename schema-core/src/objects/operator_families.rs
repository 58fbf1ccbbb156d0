//! Operator families: `CREATE OPERATOR FAMILY`, with the members that belong to no operator class.
//!
//! PostgreSQL makes one of its name with an operator class that names none, and drops the classes with
//! their family.

use std::{collections::BTreeSet, fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    Altered, Between, Change, Dependency, Effects, Named, Object, ObjectId, access_methods,
    functions::Signature, namespaces, operators::Operation, tables::DataType,
};
use crate::{
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::{Schema, Scope},
    sql::Sql,
};

/// An operator family.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "introspect", derive(serde::Deserialize))]
pub struct OperatorFamily {
    /// What it is called, and for which access method it is.
    #[cfg_attr(feature = "introspect", serde(flatten))]
    pub of: ForMethod,
    /// What belongs to none of its classes.
    #[cfg_attr(feature = "introspect", serde(default))]
    pub members: BTreeSet<Member>,
}

/// What tells operator families apart, and operator classes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ForMethod {
    /// The name.
    pub name: QualifiedName,
    /// `USING`: the access method.
    pub method: Name,
}

impl fmt::Display for ForMethod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} USING {}", self.name, self.method)
    }
}

impl Named for ForMethod {
    fn name(&self) -> Option<&Name> {
        Some(&self.name.name)
    }

    fn qualified(&self) -> Option<&QualifiedName> {
        Some(&self.name)
    }
}

impl ForMethod {
    /// Where it stands, and what makes use of it.
    pub(super) fn depends_on(&self, scope: &Scope<'_>) -> impl Iterator<Item = Dependency> {
        let namespace = namespaces::holding(&self.name.namespace);
        namespace
            .into_iter()
            .chain(access_methods::needed(Some(&self.method), scope))
    }

    pub(super) fn follow(&mut self, renaming: &Renaming) {
        renaming.namespace(&mut self.name.namespace);
    }
}

/// An operator or a function that an access method makes use of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Member {
    /// `OPERATOR`
    Operator {
        /// What the method uses it for.
        number: i16,
        /// The operator.
        of: Box<Operation>,
        /// `FOR ORDER BY`: the family that sorts what it gives; none where it is for searching.
        #[serde(default)]
        sort_by: Option<QualifiedName>,
    },
    /// `FUNCTION`
    Function {
        /// What the method uses it for.
        number: i16,
        /// The types that it is for.
        of: (DataType, DataType),
        /// The function.
        function: Signature,
    },
}

impl fmt::Display for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Member::Operator {
                number,
                of,
                sort_by,
            } => {
                write!(f, "OPERATOR {number} {of}")?;
                match sort_by {
                    Some(family) => write!(f, " FOR ORDER BY {family}"),
                    None => Ok(()),
                }
            }
            Member::Function {
                number,
                of: (left, right),
                function,
            } => write!(f, "FUNCTION {number} ({left}, {right}) {function}"),
        }
    }
}

impl Member {
    /// How `DROP` names it.
    fn place(&self) -> String {
        let side = |it: &Option<DataType>| it.as_ref().map_or("NONE".into(), ToString::to_string);
        match self {
            Member::Operator { number, of, .. } => {
                format!(
                    "OPERATOR {number} ({}, {})",
                    side(&of.left),
                    side(&of.right)
                )
            }
            Member::Function {
                number,
                of: (left, right),
                ..
            } => format!("FUNCTION {number} ({left}, {right})"),
        }
    }

    pub(super) fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let (types, mut others): (Vec<&DataType>, Vec<ObjectId>) = match self {
            Member::Operator { of, sort_by, .. } => {
                let family = sort_by.as_ref().map(sorting);
                let types = of.left.iter().chain(&of.right).collect();
                let operator = [ObjectId::Operator(of.clone())];
                (types, operator.into_iter().chain(family).collect())
            }
            Member::Function {
                of: (left, right),
                function,
                ..
            } => (
                vec![left, right],
                vec![ObjectId::Function(function.clone())],
            ),
        };
        others.retain(|it| scope.contains(it));
        let types = types.into_iter().filter_map(|it| it.depends_on(scope));
        types
            .chain(others.into_iter().map(Dependency::from))
            .collect()
    }

    pub(super) fn follow_all(these: &mut BTreeSet<Self>, renaming: &Renaming) {
        let followed = std::mem::take(these).into_iter().map(|mut it| {
            it.follow(renaming);
            it
        });
        *these = followed.collect();
    }

    fn follow(&mut self, renaming: &Renaming) {
        match self {
            Member::Operator { of, sort_by, .. } => {
                super::operators::Operator::follow_key(of, renaming);
                sort_by
                    .iter_mut()
                    .for_each(|it| renaming.namespace(&mut it.namespace));
            }
            Member::Function {
                of: (left, right),
                function,
                ..
            } => {
                renaming.data_type(left);
                renaming.data_type(right);
                super::functions::Function::follow_key(function, renaming);
            }
        }
    }
}

/// What an operator gives is sorted as in a B-tree.
fn sorting(family: &QualifiedName) -> ObjectId {
    ObjectId::OperatorFamily(ForMethod {
        name: family.clone(),
        method: "btree".into(),
    })
}

/// One way in which an operator family can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER OPERATOR FAMILY … RENAME TO`
    Rename,
    /// `ALTER OPERATOR FAMILY … DROP`
    DropMembers,
    /// `ALTER OPERATOR FAMILY … ADD`
    AddMembers,
}

impl Object for OperatorFamily {
    type Alteration = Alteration;
    type Key = ForMethod;

    fn key(&self) -> ForMethod {
        self.of.clone()
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let members = self.members.iter().flat_map(|it| it.depends_on(scope));
        let mut out: Vec<Dependency> = self.of.depends_on(scope).chain(members).collect();
        let itself = Dependency::from(ObjectId::OperatorFamily(self.key()));
        out.retain(|it| *it != itself);
        out
    }

    /// Its classes would go with it, and the indexes that use them; so it lets go of members instead.
    fn can_be_restored(&self) -> bool {
        false
    }

    fn create(new: &Arc<Self>, _scope: &Schema) -> Vec<Change<Self>> {
        let bare = Arc::new(new.with(BTreeSet::new()));
        let mut changes = vec![Change::Create(bare.clone())];
        if !new.members.is_empty() {
            changes.push(Change::alter(&bare, new, Alteration::AddMembers));
        }
        changes
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, cx: &Between<'_>) -> Vec<Change<Self>> {
        let moves = |it: &&Member| {
            let needed = it.depends_on(cx.old);
            needed.iter().any(|it| cx.moving.contains(it))
        };
        let kept = old.members.intersection(&new.members);
        let kept = kept.filter(|it| !moves(it)).cloned().collect();
        let between = Arc::new(old.with(kept));
        let dropped = Change::alter(old, &between, Alteration::DropMembers);
        let added = Change::alter(&between, new, Alteration::AddMembers);
        let mut changes = Vec::new();
        changes.extend((old != &between).then_some(dropped));
        changes.extend((&between != new).then_some(added));
        changes
    }

    /// Its classes stay as they are, but for their names.
    fn rename_between(old: &Self, new: &Self, cx: &Between<'_>) -> Option<Alteration> {
        let (is, becomes) = (&old.of, &new.of);
        let stays = is.method == becomes.method && is.name.namespace == becomes.name.namespace;
        let same = old.members == new.members && old.classes(cx.old).eq(new.classes(cx.new));
        (stays && same).then_some(Alteration::Rename)
    }

    fn apply(it: &Altered<Self>, schema: &mut Schema) {
        schema.operator_families.remove(&it.old.of);
        schema.operator_families.insert(it.new.clone());
        let classes = schema.operator_classes.values_mut();
        for class in classes.filter(|class| class.is_in(&it.old.of)) {
            class.family = it.new.of.name.clone();
        }
    }

    fn effects(it: &Altered<Self>, cx: &Between<'_>) -> Effects {
        let mut effects = it.effects(cx);
        match it.how {
            Alteration::Rename => {}
            Alteration::DropMembers => effects.needs.clear(),
            Alteration::AddMembers => {
                effects.needs.extend(std::mem::take(&mut effects.alters));
                effects.frees.clear();
            }
        }
        effects
    }

    fn follow(&mut self, renaming: &Renaming) {
        self.of.follow(renaming);
        Member::follow_all(&mut self.members, renaming);
    }

    fn follow_key(key: &mut ForMethod, renaming: &Renaming) {
        key.follow(renaming);
    }

    /// The class of its name makes it.
    fn render_create(&self, inline: &[String], sql: &mut Sql) {
        match inline {
            [] => sql.line(format_args!("CREATE OPERATOR FAMILY {};", self.of)),
            [class, ..] => sql.line(format_args!("{class}")),
        }
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP OPERATOR FAMILY {};", self.of));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        let of = &old.of;
        match how {
            Alteration::Rename => sql.line(format_args!(
                "ALTER OPERATOR FAMILY {of} RENAME TO {};",
                new.of.name.name
            )),
            Alteration::DropMembers => {
                sql.line(format_args!("ALTER OPERATOR FAMILY {of} DROP"));
                let gone = old.members.difference(&new.members);
                sql.list_with_end(gone.map(Member::place));
            }
            Alteration::AddMembers => {
                sql.line(format_args!("ALTER OPERATOR FAMILY {of} ADD"));
                sql.list_with_end(new.members.difference(&old.members));
            }
        }
    }
}

impl OperatorFamily {
    /// What its classes are beside their names.
    fn classes<'a>(&self, schema: &'a Schema) -> impl Iterator<Item = impl PartialEq + use<'a>> {
        let all = schema.operator_classes.values();
        let own = all.filter(|it| it.is_in(&self.of));
        let mut own: Vec<_> = own.map(|it| it.nameless()).collect();
        own.sort();
        own.into_iter()
    }

    /// The same with other members.
    fn with(&self, members: BTreeSet<Member>) -> OperatorFamily {
        OperatorFamily {
            members,
            ..self.clone()
        }
    }
}

// Introspection.

/// What belongs to the object `$oid` of catalog `$catalog`, as [`Member`]s are read.
#[cfg(feature = "introspect")]
macro_rules! members {
    ($catalog:literal, $oid:literal) => {
        concat!(
            "(SELECT coalesce(json_agg(m.member), '[]') FROM (
                SELECT json_build_object('operator', json_build_object('number', a.amopstrategy, 'of', json_build_array(
                    json_build_object('namespace', xn.nspname, 'signs', x.oprname), ",
            $crate::introspect::data_type!("x.oprleft", "-1"),
            ", ",
            $crate::introspect::data_type!("x.oprright", "-1"),
            "), 'sort_by', (SELECT json_build_array(sn.nspname, s.opfname) FROM pg_opfamily s
                    JOIN pg_namespace sn ON sn.oid = s.opfnamespace WHERE s.oid = a.amopsortfamily))) AS member
                FROM pg_depend d JOIN pg_amop a ON a.oid = d.objid
                JOIN pg_operator x ON x.oid = a.amopopr JOIN pg_namespace xn ON xn.oid = x.oprnamespace
                WHERE d.classid = 'pg_amop'::regclass AND d.refclassid = '",
            $catalog,
            "'::regclass AND d.refobjid = ",
            $oid,
            "   UNION ALL
                SELECT json_build_object('function', json_build_object('number', a.amprocnum, 'of', json_build_array(",
            $crate::introspect::data_type!("a.amproclefttype", "-1"),
            ", ",
            $crate::introspect::data_type!("a.amprocrighttype", "-1"),
            "), 'function', json_build_array(json_build_array(pn.nspname, p.proname),
                    (SELECT coalesce(json_agg(",
            $crate::introspect::data_type!("y.oid", "-1"),
            " ORDER BY y.place), '[]') FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS y(oid, place)))))
                FROM pg_depend d JOIN pg_amproc a ON a.oid = d.objid
                JOIN pg_proc p ON p.oid = a.amproc JOIN pg_namespace pn ON pn.oid = p.pronamespace
                WHERE d.classid = 'pg_amproc'::regclass AND d.refclassid = '",
            $catalog,
            "'::regclass AND d.refobjid = ",
            $oid,
            ") m)"
        )
    };
}

#[cfg(feature = "introspect")]
pub(super) use members;

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for OperatorFamily {
    const ROWS: Option<&'static str> = Some("pg_opfamily WHERE oid >= 16384");

    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', json_build_array(n.nspname, o.opfname),
            'method', m.amname,
            'members', ",
        members!("pg_opfamily", "o.oid"),
        ")::text,
            obj_description(o.oid, 'pg_opfamily')
         FROM pg_opfamily o JOIN pg_namespace n ON n.oid = o.opfnamespace JOIN pg_am m ON m.oid = o.opfmethod
         WHERE ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_opfamily", "o.oid")
    );

    type Row = Self;

    fn read(row: Self) -> Self {
        row
    }
}

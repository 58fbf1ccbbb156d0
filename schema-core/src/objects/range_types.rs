//! Range types: `CREATE TYPE … AS RANGE`, each with its multirange type.
//!
//! PostgreSQL can give both other names and namespaces, and nothing else: a new type takes the old
//! one's place, and columns of it are converted over text. The functions by which ranges are made have
//! the names of their types, and keep them unless they are renamed as well. One with a canonical function and that
//! function hold each other, see [`base_types`].

use std::sync::Arc;

use super::{
    Altered, Between, Change, Dependency, Effects, Hazard, Object, ObjectId, base_types,
    collations,
    functions::Signature,
    namespaces, operator_classes,
    tables::DataType,
    types::{self, Replacement},
};
use crate::{
    check::{Catalog, Checking, Complaint},
    ident::{MAX_BYTES, Name, QualifiedName},
    renaming::Renaming,
    schema::{Schema, Scope},
    sql::{Sql, comma_separated},
};

/// A range type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RangeType {
    /// Its name.
    pub name: QualifiedName,
    /// The name of its multirange type; PostgreSQL 14 and later.
    pub multirange: Option<QualifiedName>,
    /// The type of its bounds.
    pub subtype: DataType,
    /// What sorts them, where it is not the default of the subtype.
    pub operator_class: Option<QualifiedName>,
    /// `COLLATION`, where it is not that of the subtype.
    pub collation: Option<QualifiedName>,
    /// The function that tells how far two bounds are apart.
    pub difference: Option<QualifiedName>,
    /// The function that brings ranges into their usual form.
    pub canonical: Option<QualifiedName>,
}

/// One way in which a range type can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER TYPE … RENAME TO`, `SET SCHEMA`
    Rename,
    /// The same of its multirange type.
    RenameMultirange,
    /// A new type takes the place of the old one, and every column of it is converted.
    Replace {
        /// The type and its columns.
        replacement: Replacement,
        /// Whether functions that make ranges of the old type take what those of the new one take.
        functions_clash: bool,
    },
    /// The type that was replaced goes, once nothing holds it.
    Retire,
    /// `CREATE TYPE … AS RANGE`, of one that was announced because of its canonical function.
    Define,
    /// Another one would have to take the place of one with a canonical function, which cannot be while there
    /// are rows of it; so the plan does not reach its end.
    Impossible,
}

impl Object for RangeType {
    type Alteration = Alteration;
    type Key = QualifiedName;

    fn key(&self) -> QualifiedName {
        self.name.clone()
    }

    fn words(&self) -> Vec<&Name> {
        let names = [Some(&self.name), self.multirange.as_ref()];
        names.into_iter().flatten().map(|it| &it.name).collect()
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let mut out: Vec<Dependency> = namespaces::holding(&self.name.namespace)
            .into_iter()
            .chain(self.subtype.depends_on(scope))
            .chain(collations::needed(self.collation.as_ref(), scope))
            .collect();
        if let Some(name) = &self.difference {
            let arguments = vec![self.subtype.clone(); 2];
            let id = ObjectId::Function(Signature::of_function(name.clone(), arguments));
            out.extend(scope.contains(&id).then(|| id.into()));
        }
        if let Some(name) = &self.canonical {
            let itself = vec![DataType::named(self.name.clone())];
            let id = ObjectId::Function(Signature::of_function(name.clone(), itself));
            out.extend(scope.contains(&id).then(|| id.into()));
        }
        let btree = Name::from("btree");
        out.extend(match &self.operator_class {
            Some(it) => operator_classes::named(&it.to_string(), &btree, scope),
            None => operator_classes::usual(&self.subtype, btree.as_str(), scope),
        });
        out
    }

    fn brings(&self) -> Vec<Dependency> {
        let canonical = self.canonical.iter();
        canonical
            .map(|_| Dependency::Shell(self.name.clone()))
            .collect()
    }

    fn can_be_restored(&self) -> bool {
        false
    }

    fn create(new: &Arc<Self>, _scope: &Schema) -> Vec<Change<Self>> {
        let mut changes = vec![Change::Create(new.clone())];
        let canonical = new.canonical.iter();
        changes.extend(canonical.map(|_| Change::alter(new, new, Alteration::Define)));
        changes
    }

    /// It is only announced then.
    fn adjust(change: &Change<Self>, effects: &mut Effects) {
        if let Change::Create(it) = change
            && it.canonical.is_some()
        {
            effects.makes = it.brings();
            effects.needs = Vec::from_iter(namespaces::holding(&it.name.namespace));
        }
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, cx: &Between<'_>) -> Vec<Change<Self>> {
        if old.canonical.is_some() || new.canonical.is_some() {
            if types::is_in_rows(&old.name, cx) {
                return vec![Change::alter(old, new, Alteration::Impossible)];
            }
            let created = RangeType::create(new, cx.new);
            return [vec![Change::Drop(old.clone())], created].concat();
        }
        let id = ObjectId::RangeType(new.name.clone());
        let replacement = Replacement::of(&id, &DataType::built_in("text"), cx);
        let retire = replacement.is_held.then_some(Alteration::Retire);
        let subtype = old.subtype.depends_on(cx.old);
        let replace = Alteration::Replace {
            replacement,
            functions_clash: old.subtype == new.subtype
                && !subtype.is_some_and(|it| cx.moving.contains(&it)),
        };
        [replace]
            .into_iter()
            .chain(retire)
            .map(|it| Change::alter(old, new, it))
            .collect()
    }

    fn prepare(old: &Schema, new: &Schema) -> Vec<Change<Self>> {
        let renamed = |old: &Arc<Self>| {
            let new = new.range_types.get(&old.name)?;
            let (is, becomes) = (old.multirange.as_ref()?, new.multirange.as_ref()?);
            let renamed = RangeType {
                multirange: Some(becomes.clone()),
                ..RangeType::clone(old)
            };
            let how = Alteration::RenameMultirange;
            (is != becomes).then(|| Change::alter(old, &renamed.into(), how))
        };
        old.range_types.values().filter_map(renamed).collect()
    }

    fn complaints(&self, cx: &Checking<'_>) -> Vec<Complaint> {
        types::misnamed(&self.name, cx)
    }

    fn occupies(&self) -> Vec<(Catalog, QualifiedName)> {
        let names = self.multirange.iter().chain([&self.name]);
        names.map(|it| (Catalog::Type, it.clone())).collect()
    }

    fn follow(&mut self, renaming: &Renaming) {
        let subtype = self.subtype.clone();
        renaming.data_type(&mut self.subtype);
        renaming.collation(&mut self.collation);
        self.operator_class
            .iter_mut()
            .for_each(|it| renaming.namespace(&mut it.namespace));
        if let Some(name) = &mut self.difference {
            let arguments = vec![subtype; 2];
            renaming.name(name, |name| {
                ObjectId::Function(Signature::of_function(name, arguments))
            });
        }
        if let Some(name) = &mut self.canonical {
            let arguments = vec![DataType::named(self.name.clone())];
            renaming.name(name, |name| {
                ObjectId::Function(Signature::of_function(name, arguments))
            });
        }
        self.multirange
            .iter_mut()
            .for_each(|it| RangeType::follow_key(it, renaming));
        RangeType::follow_key(&mut self.name, renaming);
    }

    fn as_type(name: &QualifiedName) -> Option<QualifiedName> {
        Some(name.clone())
    }

    fn type_named(name: &QualifiedName, schema: &Schema) -> Option<QualifiedName> {
        let is_called = |it: &&Arc<Self>| it.name == *name || it.multirange.as_ref() == Some(name);
        let mut all = schema.range_types.values();
        all.find(is_called).map(|it| it.name.clone())
    }

    fn follow_key(key: &mut QualifiedName, renaming: &Renaming) {
        renaming.name(key, ObjectId::RangeType);
    }

    fn renaming() -> Option<Alteration> {
        Some(Alteration::Rename)
    }

    fn apply(it: &Altered<Self>, schema: &mut Schema) {
        match &it.how {
            Alteration::Rename => schema.follow(&it.renaming()),
            Alteration::RenameMultirange => {
                if let (Some(old), Some(new)) = (&it.old.multirange, &it.new.multirange) {
                    let [old, new] = [old, new].map(|it| ObjectId::RangeType(it.clone()));
                    schema.follow(&Renaming::Object { old, new });
                }
            }
            Alteration::Replace { replacement, .. } => {
                schema.range_types.insert(it.new.clone());
                replacement.apply(schema);
            }
            Alteration::Define => drop(schema.range_types.insert(it.new.clone())),
            Alteration::Retire | Alteration::Impossible => {}
        }
    }

    fn effects(Altered { old, new, how }: &Altered<Self>, cx: &Between<'_>) -> Effects {
        let itself = Dependency::from(ObjectId::RangeType(new.name.clone()));
        match how {
            Alteration::Rename | Alteration::RenameMultirange | Alteration::Impossible => {
                Effects::default()
            }
            Alteration::Define => Effects {
                makes: vec![itself],
                needs: [new.brings(), new.depends_on(cx.new)].concat(),
                ..Effects::default()
            },
            Alteration::Replace { replacement, .. } => {
                let mut effects = replacement.effects(itself, cx);
                effects.needs.extend(new.depends_on(cx.new));
                effects.frees = old.depends_on(cx.old);
                let replaced = types::old_ones(effects.frees.clone());
                effects.frees.extend(replaced);
                effects
            }
            Alteration::Retire => Effects {
                frees: types::old_ones(old.depends_on(cx.old)),
                ..types::retirement(&itself)
            },
        }
    }

    fn hazards(change: &Change<Self>) -> Vec<Hazard> {
        let Change::Alter(it) = change else {
            return Vec::new();
        };
        let Altered { old, new, how } = &**it;
        let Alteration::Replace { replacement, .. } = how else {
            return Vec::new();
        };
        let mut hazards = replacement.rewrites();
        let (is, becomes) = (&old.subtype, &new.subtype);
        if is != becomes && !becomes.holds_all_of(is) && !hazards.is_empty() {
            let why = format!("bounds of type {} that are not of type {becomes}", new.name);
            hazards.push(Hazard::FailsOnRows { why });
        }
        hazards
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        match self.canonical {
            Some(_) => sql.line(format_args!("CREATE TYPE {};", self.name)),
            None => self.render_definition(sql),
        }
    }

    fn render_drop(&self, sql: &mut Sql) {
        match self.canonical {
            Some(_) => base_types::render_drop_with_functions(&self.name, sql),
            None => sql.line(format_args!("DROP TYPE {};", self.name)),
        }
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        let id = ObjectId::RangeType(new.name.clone());
        match how {
            Alteration::Rename => {
                sql.renamed("TYPE", &old.name, &new.name);
                for arguments in old.arguments() {
                    render_renamed(&old.name, &new.name, &arguments, sql);
                }
                new.render_multiranges_made(old, sql);
            }
            Alteration::RenameMultirange => {
                if let (Some(is), Some(becomes)) = (&old.multirange, &new.multirange) {
                    sql.renamed("TYPE", is, becomes);
                }
                new.render_multiranges_made(old, sql);
            }
            Alteration::Replace {
                replacement,
                functions_clash,
            } => {
                let create = |sql: &mut Sql| {
                    let arguments = functions_clash.then(|| old.arguments());
                    for arguments in arguments.iter().flatten() {
                        let retired = types::retired(&old.name);
                        render_renamed(&old.name, &retired, arguments, sql);
                    }
                    if let Some(multirange) = &old.multirange {
                        sql.renamed("TYPE", multirange, &types::retired(multirange));
                    }
                    if let Some(maker) = old.multirange_maker() {
                        render_renamed(&maker, &types::retired(&maker), "", sql);
                    }
                    new.render_definition(sql);
                };
                replacement.render(&id, create, sql);
            }
            Alteration::Retire => types::render_retirement(&id, false, sql),
            Alteration::Define => new.render_definition(sql),
            Alteration::Impossible => {}
        }
    }
}

/// Renames a function that makes values of the type of its name.
fn render_renamed(old: &QualifiedName, new: &QualifiedName, arguments: &str, sql: &mut Sql) {
    if old.name != new.name {
        sql.line(format_args!(
            "ALTER FUNCTION {old}({arguments}) RENAME TO {};",
            new.name
        ));
    }
    if old.namespace != new.namespace {
        let moved = old.sibling(new.name.clone());
        let namespace = &new.namespace;
        sql.line(format_args!(
            "ALTER FUNCTION {moved}({arguments}) SET SCHEMA {namespace};"
        ));
    }
}

impl RangeType {
    fn render_definition(&self, sql: &mut Sql) {
        let mut options = vec![format!("SUBTYPE = {}", self.subtype)];
        let named = |word: &str, name: &Option<QualifiedName>| {
            let name = name.iter().map(|it| format!("{word} = {it}"));
            name.collect::<Vec<String>>()
        };
        options.extend(named("SUBTYPE_OPCLASS", &self.operator_class));
        options.extend(named("COLLATION", &self.collation));
        options.extend(named("CANONICAL", &self.canonical));
        options.extend(named("SUBTYPE_DIFF", &self.difference));
        if self.multirange != self.usual_multirange() {
            options.extend(named("MULTIRANGE_TYPE_NAME", &self.multirange));
        }
        sql.line(format_args!(
            "CREATE TYPE {} AS RANGE ({});",
            self.name,
            comma_separated(options)
        ));
    }

    /// What each of the functions takes that make ranges.
    fn arguments(&self) -> [String; 2] {
        let subtype = &self.subtype;
        [
            format!("{subtype}, {subtype}"),
            format!("{subtype}, {subtype}, text"),
        ]
    }

    /// The name of the functions that make multiranges, which stand where the range type does.
    fn multirange_maker(&self) -> Option<QualifiedName> {
        let multirange = self.multirange.as_ref()?;
        Some(self.name.sibling(multirange.name.clone()))
    }

    /// Gives the functions that make multiranges the names that they have beside this type.
    fn render_multiranges_made(&self, old: &RangeType, sql: &mut Sql) {
        if let (Some(is), Some(becomes)) = (old.multirange_maker(), self.multirange_maker()) {
            let name = &self.name;
            for arguments in [String::new(), name.to_string(), format!("{name}[]")] {
                render_renamed(&is, &becomes, &arguments, sql);
            }
        }
    }

    /// The name that PostgreSQL gives the multirange type; none where it would have to be cut.
    fn usual_multirange(&self) -> Option<QualifiedName> {
        let name = self.name.name.as_str();
        let usual = match name.split_once("range") {
            Some((before, after)) => format!("{before}multirange{after}"),
            None => format!("{name}_multirange"),
        };
        (usual.len() <= MAX_BYTES).then(|| self.name.sibling(usual))
    }
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for RangeType {
    const ROWS: Option<&'static str> = Some("pg_range WHERE rngtypid >= 16384");

    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', json_build_array(n.nspname, t.typname),
            'multirange', (SELECT json_build_array(mn.nspname, m.typname)
                FROM pg_type m JOIN pg_namespace mn ON mn.oid = m.typnamespace
                WHERE m.oid = ",
        crate::introspect::since!(14, "r.rngmultitypid"),
        "),
            'subtype', ",
        crate::introspect::data_type!("r.rngsubtype", "-1"),
        ",
            'operator_class', (SELECT json_build_array(xn.nspname, x.opcname)
                FROM pg_opclass x JOIN pg_namespace xn ON xn.oid = x.opcnamespace
                WHERE x.oid = r.rngsubopc AND NOT x.opcdefault),
            'collation', (SELECT json_build_array(cn.nspname, o.collname)
                FROM pg_collation o JOIN pg_namespace cn ON cn.oid = o.collnamespace
                WHERE o.oid = r.rngcollation AND o.oid <> y.typcollation),
            'difference', (SELECT json_build_array(pn.nspname, p.proname)
                FROM pg_proc p JOIN pg_namespace pn ON pn.oid = p.pronamespace WHERE p.oid = r.rngsubdiff),
            'canonical', ",
        crate::introspect::function_name!("r.rngcanonical"),
        ")::text,
            obj_description(t.oid, 'pg_type')
         FROM pg_range r JOIN pg_type t ON t.oid = r.rngtypid JOIN pg_type y ON y.oid = r.rngsubtype
         JOIN pg_namespace n ON n.oid = t.typnamespace
         WHERE ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_type", "t.oid")
    );

    type Row = RangeRow;

    fn read(row: RangeRow) -> Self {
        RangeType {
            name: row.name,
            multirange: row.multirange,
            subtype: row.subtype,
            operator_class: row.operator_class,
            collation: row.collation,
            difference: row.difference,
            canonical: row.canonical,
        }
    }
}

/// What the catalogs tell of a range type.
#[cfg(feature = "introspect")]
#[derive(serde::Deserialize)]
pub(crate) struct RangeRow {
    name: QualifiedName,
    multirange: Option<QualifiedName>,
    subtype: DataType,
    operator_class: Option<QualifiedName>,
    collation: Option<QualifiedName>,
    difference: Option<QualifiedName>,
    canonical: Option<QualifiedName>,
}

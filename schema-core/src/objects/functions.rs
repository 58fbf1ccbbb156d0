//! Functions: `CREATE FUNCTION`.
//!
//! Procedures, aggregates and window functions are other kinds.

use std::fmt;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Altered, Between, Change, Dependency, Effects, Object, ObjectId, namespaces, tables::DataType,
};
use crate::{
    check::{Checking, Complaint},
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::Scope,
    sql::{Expression, Sql, comma_separated, literal},
};

/// A function.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Function {
    /// Its name; functions are told apart by their argument types as well.
    pub name: QualifiedName,
    /// What it takes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arguments: Vec<Argument>,
    /// What it gives: the SQL after `RETURNS`.
    pub returns: Returns,
    /// `LANGUAGE`
    pub language: Name,
    /// What it promises about its results.
    #[serde(default)]
    pub volatility: Volatility,
    /// `STRICT`: NULL in, NULL out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub strict: bool,
    /// `SECURITY DEFINER`: runs with the rights of its owner.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub security_definer: bool,
    /// `LEAKPROOF`
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub leakproof: bool,
    /// `PARALLEL`
    #[serde(default)]
    pub parallel: Parallel,
    /// `COST`, where it is not the language's default; as SQL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<String>,
    /// `ROWS`, where it is not the default of 1000; as SQL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<String>,
    /// `SET name = value`, the value as SQL, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settings: Vec<(String, String)>,
    /// The text between the quotes of `AS`.
    pub body: Expression,
}

/// What tells functions apart: the name and the types of what is passed in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Signature {
    /// The name.
    pub name: QualifiedName,
    /// The types of the arguments that a call passes.
    pub arguments: Vec<DataType>,
}

/// An argument of a function.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Argument {
    /// Its name, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// Which way it goes.
    #[serde(default)]
    pub mode: Mode,
    /// Its type.
    pub data_type: DataType,
    /// `DEFAULT`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<Expression>,
}

/// Which way an argument goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// `IN`
    #[default]
    In,
    /// `OUT`
    Out,
    /// `INOUT`
    InOut,
    /// `VARIADIC`
    Variadic,
}

/// What a function gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Returns {
    /// One value; `void`, `trigger` and `record` are types.
    One(DataType),
    /// `SETOF`
    SetOf(DataType),
    /// `TABLE (…)`
    Table(Vec<(Name, DataType)>),
}

/// What a function promises about its results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Volatility {
    /// `VOLATILE`
    #[default]
    Volatile,
    /// `STABLE`
    Stable,
    /// `IMMUTABLE`
    Immutable,
}

/// Whether a function may run in a parallel query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Parallel {
    /// `UNSAFE`
    #[default]
    Unsafe,
    /// `RESTRICTED`
    Restricted,
    /// `SAFE`
    Safe,
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({})", self.name, comma_separated(&self.arguments))
    }
}

impl fmt::Display for Argument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.mode {
            Mode::In => "",
            Mode::Out => "OUT ",
            Mode::InOut => "INOUT ",
            Mode::Variadic => "VARIADIC ",
        })?;
        if let Some(name) = &self.name {
            write!(f, "{name} ")?;
        }
        self.data_type.fmt(f)?;
        match &self.default {
            Some(default) => write!(f, " DEFAULT {default}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Returns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Returns::One(it) => it.fmt(f),
            Returns::SetOf(it) => write!(f, "SETOF {it}"),
            Returns::Table(columns) => {
                let columns = columns
                    .iter()
                    .map(|(name, data_type)| format!("{name} {data_type}"));
                write!(f, "TABLE ({})", comma_separated(columns))
            }
        }
    }
}

impl Function {
    fn data_types_mut(&mut self) -> impl Iterator<Item = &mut DataType> {
        let returned: Vec<&mut DataType> = match &mut self.returns {
            Returns::One(it) | Returns::SetOf(it) => vec![it],
            Returns::Table(columns) => columns.iter_mut().map(|(_, it)| it).collect(),
        };
        self.arguments
            .iter_mut()
            .map(|it| &mut it.data_type)
            .chain(returned)
    }

    /// Whether `CREATE OR REPLACE` leads from `old` to this: the results stay, the arguments keep
    /// their names and modes, and no default goes.
    /// <https://www.postgresql.org/docs/current/sql-createfunction.html>
    fn can_replace(&self, old: &Function) -> bool {
        let arguments_fit = old.arguments.len() == self.arguments.len()
            && old.arguments.iter().zip(&self.arguments).all(|(old, new)| {
                (old.name.is_none() || old.name == new.name)
                    && old.mode == new.mode
                    && old.data_type == new.data_type
                    && (old.default.is_none() || new.default.is_some())
            });
        arguments_fit && old.returns == self.returns
    }

    /// The options, each a line's worth, in the manual's order.
    fn options(&self) -> Vec<String> {
        let mut options = vec![format!("LANGUAGE {}", self.language)];
        let mut word = |when: bool, word: &str| {
            if when {
                options.push(word.to_owned());
            }
        };
        word(self.volatility == Volatility::Stable, "STABLE");
        word(self.volatility == Volatility::Immutable, "IMMUTABLE");
        word(self.leakproof, "LEAKPROOF");
        word(self.strict, "STRICT");
        word(self.security_definer, "SECURITY DEFINER");
        word(self.parallel == Parallel::Restricted, "PARALLEL RESTRICTED");
        word(self.parallel == Parallel::Safe, "PARALLEL SAFE");
        options.extend(self.cost.iter().map(|it| format!("COST {it}")));
        options.extend(self.rows.iter().map(|it| format!("ROWS {it}")));
        options
    }
}

/// One way in which a function can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER FUNCTION … RENAME TO`, `SET SCHEMA`
    Rename,
    /// `CREATE OR REPLACE FUNCTION`; dependants, comment and privileges stay.
    Replace,
}

impl Object for Function {
    type Alteration = Alteration;
    type Key = Signature;

    fn key(&self) -> Signature {
        let passed = self.arguments.iter().filter(|it| it.mode != Mode::Out);
        Signature {
            name: self.name.clone(),
            arguments: passed.map(|it| it.data_type.clone()).collect(),
        }
    }

    fn word(&self) -> Option<&Name> {
        Some(&self.name.name)
    }

    /// PostgreSQL looks into the body of a function when it is made only if the language is SQL.
    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let mut out: Vec<Dependency> = namespaces::holding(&self.name.namespace)
            .into_iter()
            .collect();
        for argument in &self.arguments {
            out.extend(argument.data_type.depends_on(scope));
            if let Some(default) = &argument.default {
                scope.mentioned(default, None, &mut out);
            }
        }
        match &self.returns {
            Returns::One(it) | Returns::SetOf(it) => out.extend(it.depends_on(scope)),
            Returns::Table(columns) => {
                out.extend(columns.iter().filter_map(|(_, it)| it.depends_on(scope)));
            }
        }
        if self.language.as_str() == "sql" {
            scope.mentioned(&self.body, None, &mut out);
        }
        let itself = Dependency::from(ObjectId::Function(self.key()));
        out.retain(|it| *it != itself);
        out
    }

    /// Only its types hold it; a body in quotes is text.
    fn blocks_change_of(&self, dependency: &Dependency) -> bool {
        let Some(name) = dependency.type_name() else {
            return false;
        };
        let of_type = |it: &DataType| it.base == super::tables::BaseType::Named(name.clone());
        self.arguments.iter().any(|it| of_type(&it.data_type))
            || match &self.returns {
                Returns::One(it) | Returns::SetOf(it) => of_type(it),
                Returns::Table(columns) => columns.iter().any(|(_, it)| of_type(it)),
            }
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        if new.can_replace(old) {
            vec![Change::alter(old, new, Alteration::Replace)]
        } else {
            Change::replace(old, new)
        }
    }

    fn complaints(&self, cx: &Checking<'_>) -> Vec<Complaint> {
        let style = cx.settings.naming.types;
        let wrong = cx.style(style, "function", self.name.name.as_str(), "types");
        wrong.map(Complaint::name).into_iter().collect()
    }

    fn renaming() -> Option<Alteration> {
        Some(Alteration::Rename)
    }

    fn follow(&mut self, renaming: &Renaming) {
        let mut key = self.key();
        Function::follow_key(&mut key, renaming);
        self.name = key.name;
        self.data_types_mut().for_each(|it| renaming.data_type(it));
    }

    fn follow_key(key: &mut Signature, renaming: &Renaming) {
        let arguments = key.arguments.clone();
        renaming.name(&mut key.name, |name| {
            ObjectId::Function(Signature { name, arguments })
        });
        key.arguments
            .iter_mut()
            .for_each(|it| renaming.data_type(it));
    }

    fn effects(Altered { old, new, .. }: &Altered<Self>, cx: &Between<'_>) -> Effects {
        Effects {
            alters: vec![ObjectId::Function(new.key()).into()],
            needs: new.depends_on(cx.new),
            frees: old.depends_on(cx.old),
            ..Effects::default()
        }
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        render_create("CREATE", self, sql);
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP FUNCTION {};", self.key()));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        match how {
            Alteration::Rename => {
                let (old, name) = (old.key(), &new.name);
                if old.name.name != name.name {
                    sql.line(format_args!(
                        "ALTER FUNCTION {old} RENAME TO {};",
                        name.name
                    ));
                }
                if old.name.namespace != name.namespace {
                    let moved = Signature {
                        name: old.name.sibling(name.name.clone()),
                        ..old
                    };
                    let namespace = &name.namespace;
                    sql.line(format_args!(
                        "ALTER FUNCTION {moved} SET SCHEMA {namespace};"
                    ));
                }
            }
            Alteration::Replace => render_create("CREATE OR REPLACE", new, sql),
        }
    }
}

fn render_create(create: &str, it: &Function, sql: &mut Sql) {
    sql.line(format_args!(
        "{create} FUNCTION {}({}) RETURNS {}",
        it.name,
        comma_separated(&it.arguments),
        it.returns,
    ));
    sql.line(format_args!("    {}", it.options().join(" ")));
    for (name, value) in &it.settings {
        sql.line(format_args!("    SET {name} = {value}"));
    }
    sql.line(format_args!("AS {};", dollar_quoted(it.body.as_str())));
}

/// The text between dollar quotes that do not stand in it.
fn dollar_quoted(body: &str) -> String {
    if !body.contains('\n') && !body.contains('$') && !body.contains('\'') {
        return literal(body);
    }
    let mut tag = String::new();
    while body.contains(&format!("${tag}$")) || body.ends_with(&format!("${tag}")) {
        tag.push_str(if tag.is_empty() { "body" } else { "_" });
    }
    format!("${tag}${body}${tag}$")
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Function {
    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', json_build_array(n.nspname, p.proname),
            'arguments', (SELECT coalesce(json_agg(json_build_object(
                'name', p.proargnames[a.place],
                'mode', coalesce(p.proargmodes[a.place], 'i'),
                'data_type', ",
        crate::introspect::data_type!("a.data_type", "-1"),
        ",
                'default', pg_get_function_arg_default(p.oid, a.place::int4)) ORDER BY a.place), '[]')
              FROM unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) WITH ORDINALITY AS a(data_type, place)),
            'returns', ",
        crate::introspect::data_type!("p.prorettype", "-1"),
        ",
            'returns_set', p.proretset,
            'language', l.lanname,
            'volatility', p.provolatile,
            'strict', p.proisstrict,
            'security_definer', p.prosecdef,
            'leakproof', p.proleakproof,
            'parallel', p.proparallel,
            'cost', CASE WHEN p.procost <> 100 THEN p.procost::text END,
            'rows', CASE WHEN p.proretset AND p.prorows <> 1000 THEN p.prorows::text END,
            'settings', coalesce(p.proconfig, '{}'),
            'body', p.prosrc)::text,
            obj_description(p.oid, 'pg_proc')
         FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
         WHERE p.prokind = 'f' AND l.lanname NOT IN ('c', 'internal') AND (to_jsonb(p) ->> 'prosqlbody') IS NULL AND ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_proc", "p.oid")
    );

    type Row = FunctionRow;

    fn read(row: FunctionRow) -> Self {
        let (columns, arguments): (Vec<_>, Vec<_>) =
            row.arguments.into_iter().partition(|it| it.mode == "t");
        let column =
            |it: ArgumentRow| (Name::from(it.name.unwrap_or_default()), it.data_type.into());
        let returns = match (columns.is_empty(), row.returns_set) {
            (false, _) => Returns::Table(columns.into_iter().map(column).collect()),
            (true, true) => Returns::SetOf(row.returns.into()),
            (true, false) => Returns::One(row.returns.into()),
        };
        Function {
            name: row.name.into(),
            arguments: arguments.into_iter().map(Argument::from).collect(),
            returns,
            language: row.language.into(),
            volatility: match row.volatility.as_str() {
                "i" => Volatility::Immutable,
                "s" => Volatility::Stable,
                _ => Volatility::Volatile,
            },
            strict: row.strict,
            security_definer: row.security_definer,
            leakproof: row.leakproof,
            parallel: match row.parallel.as_str() {
                "s" => Parallel::Safe,
                "r" => Parallel::Restricted,
                _ => Parallel::Unsafe,
            },
            cost: row.cost,
            rows: row.rows,
            settings: row.settings.iter().map(|it| setting(it)).collect(),
            body: Expression::from(row.body),
        }
    }
}

#[cfg(feature = "introspect")]
impl From<ArgumentRow> for Argument {
    fn from(row: ArgumentRow) -> Self {
        Argument {
            name: row.name.filter(|it| !it.is_empty()).map(Name::from),
            mode: match row.mode.as_str() {
                "o" => Mode::Out,
                "b" => Mode::InOut,
                "v" => Mode::Variadic,
                _ => Mode::In,
            },
            data_type: row.data_type.into(),
            default: row.default.map(Expression::from),
        }
    }
}

/// `name=value` of `proconfig` as a name and SQL. The value of a list of identifiers is stored with
/// these quoted, and each is a string of its own in SQL; any other value is one string.
#[cfg(feature = "introspect")]
fn setting(stored: &str) -> (String, String) {
    const LISTS: [&str; 5] = [
        "local_preload_libraries",
        "search_path",
        "session_preload_libraries",
        "shared_preload_libraries",
        "temp_tablespaces",
    ];
    let (name, value) = stored.split_once('=').unwrap_or((stored, ""));
    let value = match LISTS.contains(&name.to_ascii_lowercase().as_str()) {
        true => comma_separated(identifiers(value).iter().map(|it| literal(it))),
        false => literal(value),
    };
    (name.to_owned(), value)
}

/// `a, "B c", d` without the quotes; at least one, as `SET x = ''` says.
#[cfg(feature = "introspect")]
fn identifiers(list: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut quoted = false;
    let mut chars = list.chars().peekable();
    while let Some(c) = chars.next() {
        let last = all.last_mut().expect("it never becomes empty");
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => last.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => all.push(String::new()),
            ' ' if !quoted => {}
            c => last.push(c),
        }
    }
    all
}

/// What the catalogs tell of a function.
#[cfg(feature = "introspect")]
#[derive(Deserialize)]
pub(crate) struct FunctionRow {
    name: crate::introspect::Qualified,
    arguments: Vec<ArgumentRow>,
    returns: crate::introspect::TypeRow,
    returns_set: bool,
    language: String,
    volatility: String,
    strict: bool,
    security_definer: bool,
    leakproof: bool,
    parallel: String,
    cost: Option<String>,
    rows: Option<String>,
    settings: Vec<String>,
    body: String,
}

#[cfg(feature = "introspect")]
#[derive(Deserialize)]
struct ArgumentRow {
    name: Option<String>,
    mode: String,
    data_type: crate::introspect::TypeRow,
    default: Option<String>,
}

#[cfg(all(test, feature = "introspect"))]
mod tests {
    use super::setting;

    #[test]
    fn settings_become_sql() {
        for (stored, name, sql) in [
            ("search_path=\"\"", "search_path", "''"),
            (
                "search_path=public, \"My \"\"s\", pg_temp",
                "search_path",
                "'public', 'My \"s', 'pg_temp'",
            ),
            ("work_mem=64MB", "work_mem", "'64MB'"),
            ("app.list=a, b", "app.list", "'a, b'"),
        ] {
            assert_eq!(setting(stored), (name.to_owned(), sql.to_owned()));
        }
    }
}

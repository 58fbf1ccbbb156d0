//! Functions: `CREATE FUNCTION`.
//!
//! Procedures, aggregates and window functions are other kinds.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{
    Between, Dependency, Effects, Object, ObjectId, Renaming, Step, namespaces, tables::DataType,
};
use crate::{
    ident::{Name, QualifiedName},
    schema::{Schema, Scope},
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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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

/// One way in which a function can change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// `CREATE FUNCTION`
    Create(Function),
    /// `DROP FUNCTION`
    Drop(Function),
    /// `CREATE OR REPLACE FUNCTION`; dependants, comment and privileges stay.
    Replace {
        /// As it is.
        old: Function,
        /// As it becomes.
        new: Function,
    },
}

impl Object for Function {
    type Change = Change;
    type Key = Signature;

    fn key(&self) -> Signature {
        let passed = self.arguments.iter().filter(|it| it.mode != Mode::Out);
        Signature {
            name: self.name.clone(),
            arguments: passed.map(|it| it.data_type.clone()).collect(),
        }
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
        let Dependency::Object(ObjectId::Enum(name)) = dependency else {
            return false;
        };
        let of_type = |it: &DataType| it.base == super::tables::BaseType::Named(name.clone());
        self.arguments.iter().any(|it| of_type(&it.data_type))
            || match &self.returns {
                Returns::One(it) | Returns::SetOf(it) => of_type(it),
                Returns::Table(columns) => columns.iter().any(|(_, it)| of_type(it)),
            }
    }

    fn diff(old: &Self, new: &Self, _cx: &Between<'_>) -> Vec<Change> {
        if new.can_replace(old) {
            vec![Change::Replace {
                old: old.clone(),
                new: new.clone(),
            }]
        } else {
            vec![Change::Drop(old.clone()), Change::Create(new.clone())]
        }
    }

    fn follow(&mut self, renaming: &Renaming) {
        self.data_types_mut().for_each(|it| renaming.data_type(it));
    }

    fn follow_key(key: &mut Signature, renaming: &Renaming) {
        key.arguments
            .iter_mut()
            .for_each(|it| renaming.data_type(it));
    }
}

impl super::Change for Change {
    type Object = Function;

    fn create(object: Function) -> Self {
        Change::Create(object)
    }

    fn drop(object: Function) -> Self {
        Change::Drop(object)
    }

    fn step(&self) -> Step<'_, Function> {
        match self {
            Change::Create(it) => Step::Create(it),
            Change::Drop(it) => Step::Drop(it),
            Change::Replace { new, .. } => Step::Alter(new.key()),
        }
    }

    fn apply(&self, schema: &mut Schema) {
        match self {
            Change::Drop(it) => schema.functions.remove(&it.key()),
            Change::Create(new) | Change::Replace { new, .. } => {
                schema.functions.insert(new.key(), new.clone())
            }
        };
    }

    fn effects(&self, cx: &Between<'_>) -> Effects {
        match self {
            Change::Create(_) | Change::Drop(_) => Effects::default(),
            Change::Replace { old, new } => Effects {
                alters: vec![ObjectId::Function(new.key()).into()],
                needs: new.depends_on(cx.new),
                frees: old.depends_on(cx.old),
                ..Effects::default()
            },
        }
    }

    fn render(&self, _inline: &[String], sql: &mut Sql) {
        match self {
            Change::Create(it) => render_create("CREATE", it, sql),
            Change::Drop(it) => sql.line(format_args!("DROP FUNCTION {};", it.key())),
            Change::Replace { new, .. } => render_create("CREATE OR REPLACE", new, sql),
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

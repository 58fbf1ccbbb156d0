//! Functions, window functions and procedures: `CREATE FUNCTION`, `CREATE PROCEDURE`.
//!
//! Aggregates are another kind.

use std::{collections::BTreeSet, fmt, ops::Deref, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    Altered, Between, Change, Dependency, Effects, Named, Object, ObjectId, Way, languages,
    namespaces,
    tables::{BaseType, DataType},
    transforms,
};
use crate::{
    check::Catalog,
    check::{Checking, Complaint},
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::{Schema, Scope},
    sql::{Expression, Sql, comma_separated, literal},
};

#[cfg(feature = "introspect")]
mod catalog;

/// A function or procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Function {
    /// Its name; functions are told apart by their argument types as well.
    pub name: QualifiedName,
    /// Which of the three it is.
    #[serde(default, skip_serializing_if = "Routine::is_function")]
    pub kind: Routine,
    /// What it takes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arguments: Vec<Argument>,
    /// What it gives: the SQL after `RETURNS`; of a procedure, what PostgreSQL makes of its arguments.
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
    /// `SUPPORT`: the function that tells the planner more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<QualifiedName>,
    /// `TRANSFORM`
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub transforms: Vec<DataType>,
    /// The type whose values it reads, writes or brings into their usual form. It and the type hold each other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serves: Option<QualifiedName>,
    /// What the body is.
    #[serde(default, skip_serializing_if = "Form::is_text")]
    pub form: Form,
    /// The text between the quotes of `AS`, or the body in standard SQL.
    pub body: Body,
}

/// The body of a function. Two are equal to the letter: comments in it, and how it is set, are what people
/// read, and PostgreSQL keeps them.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Body(Expression);

impl<T: Into<Expression>> From<T> for Body {
    fn from(text: T) -> Self {
        Body(text.into())
    }
}

impl PartialEq for Body {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Body {}

impl Deref for Body {
    type Target = Expression;

    fn deref(&self) -> &Expression {
        &self.0
    }
}

/// What can be called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Routine {
    /// `CREATE FUNCTION`
    #[default]
    Function,
    /// `CREATE FUNCTION … WINDOW`
    Window,
    /// `CREATE PROCEDURE`
    Procedure,
}

impl Routine {
    fn is_function(&self) -> bool {
        *self == Routine::Function
    }
}

/// What the body of a function is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Text, which PostgreSQL understands when it is run.
    #[default]
    Text,
    /// `RETURN …` or `BEGIN ATOMIC …`, which PostgreSQL understands when it is made; since version 14.
    Standard {
        /// What it depends on, as PostgreSQL sees it.
        uses: BTreeSet<Dependency>,
    },
    /// The name of a symbol in a library.
    Symbol {
        /// The library.
        library: String,
    },
}

impl Form {
    fn is_text(&self) -> bool {
        *self == Form::Text
    }
}

/// What tells functions apart: the name and the types of what is passed in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Signature {
    /// The name.
    pub name: QualifiedName,
    /// The types of the arguments that a call passes.
    pub arguments: Vec<DataType>,
    /// Whether it is a procedure, which has statements of its own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub procedure: bool,
}

impl Signature {
    /// Of a function.
    pub fn of_function(name: QualifiedName, arguments: Vec<DataType>) -> Self {
        Signature {
            name,
            arguments,
            procedure: false,
        }
    }

    fn word(&self) -> &'static str {
        if self.procedure {
            "PROCEDURE"
        } else {
            "FUNCTION"
        }
    }
}

/// A function that another object makes use of: what for, its name, and what it takes.
pub(super) type Used<'a> = (&'static str, &'a QualifiedName, &'static [&'static str]);

/// The function of that name that takes `arguments`, if it is not PostgreSQL's own.
pub(super) fn named(
    name: &QualifiedName,
    arguments: &[&str],
    scope: &Scope<'_>,
) -> Option<Dependency> {
    let arguments = arguments.iter().map(|it| DataType::built_in(*it));
    let signature = Signature::of_function(name.clone(), arguments.collect());
    let id = ObjectId::Function(signature);
    scope.contains(&id).then(|| id.into())
}

/// The name of a function that takes `arguments` follows.
pub(super) fn follow_named(name: &mut QualifiedName, arguments: &[&str], renaming: &Renaming) {
    let arguments = arguments.iter().map(|it| DataType::built_in(*it));
    let arguments: Vec<DataType> = arguments.collect();
    renaming.name(name, |name| {
        ObjectId::Function(Signature::of_function(name, arguments))
    });
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
        // Without the word, those of another procedure's that only come out would be meant as well.
        let passed = if self.procedure { "IN " } else { "" };
        let arguments = self.arguments.iter().map(|it| format!("{passed}{it}"));
        write!(f, "{}({})", self.name, comma_separated(arguments))
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

impl Argument {
    /// Whether `OR REPLACE` puts those arguments in the place of these.
    pub(super) fn can_replace(old: &[Argument], new: &[Argument]) -> bool {
        old.len() == new.len()
            && old.iter().zip(new).all(|(old, new)| {
                (old.name.is_none() || old.name == new.name)
                    && old.mode == new.mode
                    && old.data_type == new.data_type
                    && (old.default.is_none() || new.default.is_some())
            })
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

    /// The table whose rows, or one of whose rows, it gives, if it may be one.
    pub(crate) fn given_row(&self) -> Option<&QualifiedName> {
        match &self.returns {
            Returns::One(it) | Returns::SetOf(it) if !it.array => match &it.base {
                BaseType::Named(name) => Some(name),
                BaseType::BuiltIn(_) => None,
            },
            _ => None,
        }
    }

    /// Its body, if that is in standard SQL.
    pub(crate) fn standard_body(&mut self) -> Option<&mut Expression> {
        matches!(self.form, Form::Standard { .. }).then_some(&mut self.body.0)
    }

    /// A function with the same arguments and results that refers to nothing. PL/pgSQL looks only for the form
    /// of a body when it is made.
    fn bare(&self) -> Function {
        let mut bare = Function {
            language: "plpgsql".into(),
            transforms: Vec::new(),
            support: None,
            settings: Vec::new(),
            form: Form::Text,
            body: "BEGIN END".into(),
            ..self.clone()
        };
        let defaults = bare
            .arguments
            .iter_mut()
            .filter_map(|it| it.default.as_mut());
        defaults.for_each(|it| *it = "NULL".into());
        bare
    }

    /// Whether its body names it.
    fn calls_itself(&self) -> bool {
        let (namespace, name) = (self.name.namespace.as_str(), self.name.name.as_str());
        let mut words = self.body.qualified_words();
        words.any(|it| it.word == name && it.qualifier.as_deref() == Some(namespace))
    }

    /// Whether `CREATE OR REPLACE` leads from `old` to this: the results stay, the arguments keep
    /// their names and modes, and no default goes.
    /// <https://www.postgresql.org/docs/current/sql-createfunction.html>
    fn can_replace(&self, old: &Function) -> bool {
        Argument::can_replace(&old.arguments, &self.arguments)
            && old.returns == self.returns
            && old.kind == self.kind
    }

    /// The options, each a line's worth, in the manual's order.
    fn options(&self) -> Vec<String> {
        let mut options = vec![format!("LANGUAGE {}", self.language)];
        if !self.transforms.is_empty() {
            let types = self.transforms.iter().map(|it| format!("FOR TYPE {it}"));
            options.push(format!("TRANSFORM {}", comma_separated(types)));
        }
        let mut word = |when: bool, word: &str| {
            if when {
                options.push(word.to_owned());
            }
        };
        word(self.kind == Routine::Window, "WINDOW");
        word(self.volatility == Volatility::Stable, "STABLE");
        word(self.volatility == Volatility::Immutable, "IMMUTABLE");
        word(self.leakproof, "LEAKPROOF");
        word(self.strict, "STRICT");
        word(self.security_definer, "SECURITY DEFINER");
        word(self.parallel == Parallel::Restricted, "PARALLEL RESTRICTED");
        word(self.parallel == Parallel::Safe, "PARALLEL SAFE");
        options.extend(self.cost.iter().map(|it| format!("COST {it}")));
        options.extend(self.rows.iter().map(|it| format!("ROWS {it}")));
        options.extend(self.support.iter().map(|it| format!("SUPPORT {it}")));
        options
    }
}

impl Named for Signature {
    fn name(&self) -> Option<&Name> {
        self.name.name()
    }

    fn qualified(&self) -> Option<&QualifiedName> {
        Some(&self.name)
    }
}

/// One way in which a function can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER FUNCTION … RENAME TO`, `SET SCHEMA`
    Rename,
    /// `CREATE OR REPLACE FUNCTION`; dependants, comment and privileges stay.
    Replace,
    /// `CREATE OR REPLACE FUNCTION`, of what stood in for it on a circle
    Complete,
    /// `CREATE OR REPLACE FUNCTION`, which leaves only what stands in for it
    Empty,
}

impl Object for Function {
    type Alteration = Alteration;
    type Key = Signature;

    fn key(&self) -> Signature {
        let passed = self.arguments.iter().filter(|it| it.mode != Mode::Out);
        Signature {
            name: self.name.clone(),
            arguments: passed.map(|it| it.data_type.clone()).collect(),
            procedure: self.kind == Routine::Procedure,
        }
    }

    fn word(&self) -> Option<&Name> {
        Some(&self.name.name)
    }

    fn overloads(key: &Signature) -> Option<(Catalog, QualifiedName)> {
        Some((Catalog::Routine, key.name.clone()))
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
        out.extend(self.transforms.iter().filter_map(|it| it.depends_on(scope)));
        out.extend(transforms::needed(&self.transforms, &self.language, scope));
        out.extend(languages::needed(&self.language, scope));
        if let Some(support) = &self.support {
            let internal = vec![DataType::built_in("internal")];
            let id = ObjectId::Function(Signature::of_function(support.clone(), internal));
            out.extend(scope.contains(&id).then(|| id.into()));
        }
        match &self.form {
            Form::Text if self.language.as_str() == "sql" => {
                scope.mentioned(&self.body, None, &mut out);
            }
            Form::Standard { uses } => {
                out.extend(scope.used(uses));
                out.extend(self.given_row().cloned().map(Dependency::Row));
            }
            Form::Text | Form::Symbol { .. } => {}
        }
        let itself = Dependency::from(ObjectId::Function(self.key()));
        // An operator may be named in the function that it calls, where another is meant.
        let calls_it = |it: &Dependency| match it {
            Dependency::Object(ObjectId::Operator(it)) => {
                let operator = scope.operators.get(it);
                operator.is_some_and(|it| it.function == self.name)
            }
            _ => false,
        };
        out.retain(|it| *it != itself && !calls_it(it));
        if let Some(served) = &self.serves {
            let is_served = |it: &&mut Dependency| it.type_name() == Some(served);
            for it in out.iter_mut().filter(is_served) {
                *it = Dependency::Shell(served.clone());
            }
        }
        out
    }

    /// The type that it serves takes it along.
    fn goes_with(&self) -> Vec<Dependency> {
        let served = self.serves.iter();
        let kinds = served.flat_map(|it| {
            [
                ObjectId::BaseType(it.clone()),
                ObjectId::RangeType(it.clone()),
            ]
        });
        kinds.map(Dependency::from).collect()
    }

    /// Only its types hold it, defaults, and a body in standard SQL; one in quotes is text.
    fn blocks_change_of(&self, dependency: &Dependency, scope: &Scope<'_>) -> bool {
        if matches!(&self.form, Form::Standard { uses } if uses.contains(dependency)) {
            return true;
        }
        if let Dependency::Object(ObjectId::Language(_) | ObjectId::Transform(_))
        | Dependency::Shell(_)
        | Dependency::Row(_) = dependency
        {
            return true;
        }
        let of_type = |it: &DataType| it.depends_on(scope).as_ref() == Some(dependency);
        let mut mentioned = Vec::new();
        for default in self.arguments.iter().filter_map(|it| it.default.as_ref()) {
            scope.mentioned(default, None, &mut mentioned);
        }
        mentioned.contains(dependency)
            || self.arguments.iter().any(|it| of_type(&it.data_type))
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

    /// PostgreSQL looks for what a body in standard SQL calls, and does not find it itself.
    fn create(new: &Arc<Self>, _scope: &Schema) -> Vec<Change<Self>> {
        match &new.form {
            Form::Standard { .. } if new.calls_itself() => {
                let bare = new.bare().into();
                let completed = Change::alter(&bare, new, Alteration::Complete);
                vec![Change::Create(bare), completed]
            }
            _ => vec![Change::Create(new.clone())],
        }
    }

    fn stand_in(&self, _scope: &Scope<'_>) -> Option<Function> {
        Some(self.bare())
    }

    fn untied(old: &Arc<Self>, new: &Arc<Self>, way: Way, _cx: &Between<'_>) -> Vec<Change<Self>> {
        let how = match way {
            Way::Drop => Alteration::Empty,
            Way::Alter | Way::Create => Alteration::Complete,
        };
        vec![Change::alter(old, new, how)]
    }

    fn effects(it: &Altered<Self>, cx: &Between<'_>) -> Effects {
        match it.how {
            Alteration::Rename | Alteration::Replace => it.effects(cx),
            Alteration::Complete => it.completes(cx),
            Alteration::Empty => it.empties(cx),
        }
    }

    fn is_checked(&self) -> bool {
        self.form.is_text()
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
        self.serves.iter_mut().for_each(|it| renaming.type_name(it));
        let mut key = self.key();
        Function::follow_key(&mut key, renaming);
        self.name = key.name;
        self.data_types_mut().for_each(|it| renaming.data_type(it));
        self.transforms
            .iter_mut()
            .for_each(|it| renaming.data_type(it));
        if let Some(support) = &mut self.support {
            let internal = vec![DataType::built_in("internal")];
            renaming.name(support, |name| {
                ObjectId::Function(Signature::of_function(name, internal))
            });
        }
        if let Form::Standard { uses } = &mut self.form {
            renaming.expression(None, &mut self.body.0);
            Dependency::follow_all(uses, renaming);
        }
    }

    fn noun(key: &Signature) -> Option<&'static str> {
        key.procedure.then_some("procedure")
    }

    fn follow_key(key: &mut Signature, renaming: &Renaming) {
        let old = key.clone();
        renaming.name(&mut key.name, |name| {
            ObjectId::Function(Signature { name, ..old })
        });
        key.arguments
            .iter_mut()
            .for_each(|it| renaming.data_type(it));
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        render_create("CREATE", self, sql);
    }

    fn render_drop(&self, sql: &mut Sql) {
        let key = self.key();
        sql.line(format_args!("DROP {} {key};", key.word()));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        match how {
            Alteration::Rename => {
                let (old, name) = (old.key(), &new.name);
                let word = old.word();
                if old.name.name != name.name {
                    sql.line(format_args!("ALTER {word} {old} RENAME TO {};", name.name));
                }
                if old.name.namespace != name.namespace {
                    let moved = Signature {
                        name: old.name.sibling(name.name.clone()),
                        ..old
                    };
                    let namespace = &name.namespace;
                    sql.line(format_args!("ALTER {word} {moved} SET SCHEMA {namespace};"));
                }
            }
            Alteration::Replace | Alteration::Complete | Alteration::Empty => {
                render_create("CREATE OR REPLACE", new, sql);
            }
        }
    }
}

fn render_create(create: &str, it: &Function, sql: &mut Sql) {
    let returns = match it.kind {
        Routine::Procedure => String::new(),
        Routine::Function | Routine::Window => format!(" RETURNS {}", it.returns),
    };
    sql.line(format_args!(
        "{create} {} {}({}){returns}",
        it.key().word(),
        it.name,
        comma_separated(&it.arguments),
    ));
    sql.line(format_args!("    {}", it.options().join(" ")));
    for (name, value) in &it.settings {
        // What belongs to an extension has its name before it.
        let name: Vec<String> = name
            .split('.')
            .map(|it| Name::from(it).to_string())
            .collect();
        let name = name.join(".");
        sql.line(format_args!("    SET {name} = {value}"));
    }
    match &it.form {
        Form::Text => sql.line(format_args!("AS {};", dollar_quoted(it.body.as_str()))),
        Form::Standard { .. } => sql.line(format_args!("{};", *it.body)),
        Form::Symbol { library } => {
            let (library, symbol) = (literal(library), literal(it.body.as_str()));
            sql.line(format_args!("AS {library}, {symbol};"));
        }
    }
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

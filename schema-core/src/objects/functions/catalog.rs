//! Functions in the catalogs.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::{
    super::{Dependency, tables::DataType},
    Argument, Form, Function, Mode, Parallel, Returns, Routine, Volatility, comma_separated,
    literal,
};
use crate::{
    ident::{Name, QualifiedName},
    introspect::{Catalog, as_written},
    sql::Expression,
};

impl Catalog for Function {
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
            'kind', p.prokind,
            'library', p.probin,
            'definition', CASE WHEN ",
        crate::introspect::since!(14, "p.prosqlbody IS NOT NULL"),
        " THEN pg_get_functiondef(p.oid) END,
            'uses', ",
        crate::introspect::uses!("pg_proc", "p.oid"),
        ",
            'support', (SELECT json_build_array(sn.nspname, s.proname) FROM pg_proc s
                JOIN pg_namespace sn ON sn.oid = s.pronamespace WHERE s.oid = p.prosupport),
            'transforms', (SELECT coalesce(json_agg(",
        crate::introspect::data_type!("r.data_type", "-1"),
        " ORDER BY r.place), '[]') FROM unnest(p.protrftypes) WITH ORDINALITY AS r(data_type, place)),
            'serves', (SELECT json_build_array(yn.nspname, y.typname) FROM pg_type y JOIN pg_namespace yn ON yn.oid = y.typnamespace
                LEFT JOIN pg_range yr ON yr.rngtypid = y.oid
                WHERE y.typtype IN ('b', 'r') AND p.oid IN (y.typinput, y.typoutput, y.typreceive, y.typsend, yr.rngcanonical)
                  AND (p.prorettype = y.oid OR y.oid = ANY (p.proargtypes))
                ORDER BY y.oid LIMIT 1),
            'cost', CASE WHEN p.procost <> CASE WHEN l.lanname IN ('c', 'internal') THEN 1 ELSE 100 END THEN p.procost::text END,
            'rows', CASE WHEN p.proretset AND p.prorows <> 1000 THEN p.prorows::text END,
            'settings', coalesce(p.proconfig, '{}'),
            'body', p.prosrc)::text,
            obj_description(p.oid, 'pg_proc')
         FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
         WHERE p.prokind IN ('f', 'w', 'p') AND ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_proc", "p.oid"),
        " AND NOT ",
        crate::introspect::of_type!("p.oid")
    );

    type Row = FunctionRow;

    fn read(row: FunctionRow) -> Self {
        let (columns, arguments): (Vec<_>, Vec<_>) =
            row.arguments.into_iter().partition(|it| it.mode == "t");
        let column = |it: ArgumentRow| (Name::from(it.name.unwrap_or_default()), it.data_type);
        let returns = match (columns.is_empty(), row.returns_set) {
            (false, _) => Returns::Table(columns.into_iter().map(column).collect()),
            (true, true) => Returns::SetOf(row.returns),
            (true, false) => Returns::One(row.returns),
        };
        let definition = row.definition.as_deref().map(as_written);
        let standard = definition.as_deref().and_then(standard_body);
        let (form, body) = match (standard, row.library) {
            (Some(body), _) => (Form::Standard { uses: row.uses }, body.into()),
            (None, Some(library)) => (Form::Symbol { library }, row.body.into()),
            (None, None) => (Form::Text, row.body.into()),
        };
        Function {
            name: row.name,
            kind: match row.kind.as_str() {
                "w" => Routine::Window,
                "p" => Routine::Procedure,
                _ => Routine::Function,
            },
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
            support: row.support,
            serves: row.serves,
            transforms: row.transforms,
            form,
            body,
        }
    }
}

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
            data_type: row.data_type,
            default: row.default.map(|it| as_written(&it).into()),
        }
    }
}

/// The body in a whole `CREATE FUNCTION`: servers before 14 cannot print it alone. Outside of quotes
/// and parentheses nothing before it is `RETURN` or `BEGIN`, since names are folded or quoted.
fn standard_body(definition: &str) -> Option<Expression> {
    use squawk_lexer::TokenKind;
    let (mut depth, mut at) = (0_usize, 0);
    for token in squawk_lexer::tokenize(definition) {
        let end = at + token.len as usize;
        match token.kind {
            TokenKind::OpenParen => depth += 1,
            TokenKind::CloseParen => depth = depth.saturating_sub(1),
            TokenKind::Ident
                if depth == 0 && ["RETURN", "BEGIN"].contains(&&definition[at..end]) =>
            {
                return Some(definition[at..].trim_end().into());
            }
            _ => {}
        }
        at = end;
    }
    None
}

/// `name=value` of `proconfig` as a name and SQL. The value of a list of identifiers is stored with
/// these quoted, and each is a string of its own in SQL; any other value is one string.
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
#[derive(Deserialize)]
pub(crate) struct FunctionRow {
    name: QualifiedName,
    arguments: Vec<ArgumentRow>,
    returns: DataType,
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
    kind: String,
    library: Option<String>,
    definition: Option<String>,
    uses: BTreeSet<Dependency>,
    support: Option<QualifiedName>,
    serves: Option<QualifiedName>,
    transforms: Vec<DataType>,
    body: String,
}

#[derive(Deserialize)]
struct ArgumentRow {
    name: Option<String>,
    mode: String,
    data_type: DataType,
    default: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::{setting, standard_body};

    #[test]
    fn the_body_is_found_behind_everything_that_a_user_names() {
        for (head, body) in [
            (
                "CREATE FUNCTION public.\"RETURN\"(a text DEFAULT 'RETURN'::text)\n RETURNS text\n LANGUAGE sql\n",
                "RETURN a",
            ),
            (
                "CREATE PROCEDURE public.p()\n LANGUAGE sql\n SET a.b TO 'BEGIN'\n",
                "BEGIN ATOMIC\n SELECT 1;\nEND",
            ),
        ] {
            let found = standard_body(&format!("{head}{body}\n"));
            assert_eq!(found.as_ref().map(|it| it.as_str()), Some(body));
        }
    }

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

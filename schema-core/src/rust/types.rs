//! The table of known types: Rust's, Diesel's and PostgreSQL's names for the same thing, and the
//! reading of a type that is written in SQL.

/// A type that Diesel maps by itself.
#[derive(Debug, PartialEq, Eq)]
pub struct Known {
    /// The last segment of its path in Rust, with its arguments: `Uuid`, `DateTime<Utc>`.
    pub rust: &'static str,
    /// Its type in `diesel::sql_types`, in the spelling of `diesel print-schema`.
    pub diesel: &'static str,
    /// PostgreSQL's name, as `format_type` spells it.
    pub sql: &'static str,
}

macro_rules! known {
    ($($rust:literal => $diesel:literal, $sql:literal;)*) => {
        /// Every type that is known, in no order that means anything.
        pub const KNOWN: &[Known] = &[$(Known { rust: $rust, diesel: $diesel, sql: $sql },)*];
    };
}

known! {
    "bool" => "Bool", "boolean";
    "u8" => "CChar", "\"char\"";
    "i16" => "Int2", "smallint";
    "i32" => "Int4", "integer";
    "i64" => "Int8", "bigint";
    "u32" => "Oid", "oid";
    "f32" => "Float4", "real";
    "f64" => "Float8", "double precision";
    "BigDecimal" => "Numeric", "numeric";
    "Decimal" => "Numeric", "numeric";
    "PgNumeric" => "Numeric", "numeric";
    "PgMoney" => "Money", "money";
    "Cents" => "Money", "money";
    "String" => "Text", "text";
    "Vec<u8>" => "Bytea", "bytea";
    "Uuid" => "Uuid", "uuid";
    "DateTime<Utc>" => "Timestamptz", "timestamp with time zone";
    "DateTime<Local>" => "Timestamptz", "timestamp with time zone";
    "OffsetDateTime" => "Timestamptz", "timestamp with time zone";
    "NaiveDateTime" => "Timestamp", "timestamp without time zone";
    "PrimitiveDateTime" => "Timestamp", "timestamp without time zone";
    "SystemTime" => "Timestamp", "timestamp without time zone";
    "PgTimestamp" => "Timestamp", "timestamp without time zone";
    "NaiveDate" => "Date", "date";
    "Date" => "Date", "date";
    "PgDate" => "Date", "date";
    "NaiveTime" => "Time", "time without time zone";
    "Time" => "Time", "time without time zone";
    "PgTime" => "Time", "time without time zone";
    "PgInterval" => "Interval", "interval";
    "Duration" => "Interval", "interval";
    "TimeDelta" => "Interval", "interval";
    "Value" => "Jsonb", "jsonb";
    "IpNetwork" => "Inet", "inet";
    "IpNet" => "Inet", "inet";
    "[u8; 6]" => "Macaddr", "macaddr";
    "[u8; 8]" => "Macaddr8", "macaddr8";
    "PgLsn" => "PgLsn", "pg_lsn";
    "(Bound<i32>, Bound<i32>)" => "Int4range", "int4range";
    "(Bound<i64>, Bound<i64>)" => "Int8range", "int8range";
    "(Bound<BigDecimal>, Bound<BigDecimal>)" => "Numrange", "numrange";
    "(Bound<NaiveDate>, Bound<NaiveDate>)" => "Daterange", "daterange";
    "(Bound<NaiveDateTime>, Bound<NaiveDateTime>)" => "Tsrange", "tsrange";
    "(Bound<DateTime<Utc>>, Bound<DateTime<Utc>>)" => "Tstzrange", "tstzrange";
}

/// The known type of that name: the last segment of its path with its arguments.
pub fn known(rust: &str) -> Option<&'static Known> {
    KNOWN.iter().find(|it| it.rust == rust)
}

/// `String`
pub(crate) fn text() -> &'static Known {
    known("String").expect("`String` is in the table of known types")
}

/// The known type that a path written in Rust ends in: `uuid::Uuid`, `chrono::DateTime<chrono::Utc>`.
#[cfg(feature = "engine")]
pub(crate) fn known_by_path(rust: &str) -> Option<&'static Known> {
    let parsed = syn::parse_str(rust).ok()?;
    known(&crate::syntax::spelled(&parsed))
}

/// What to write instead of a Rust type that PostgreSQL has no counterpart for.
pub fn instead_of(rust: &str) -> Option<&'static str> {
    Some(match rust {
        "i8" => "i16",
        "u16" => "i32",
        "u64" | "i128" | "u128" | "usize" | "isize" => "i64",
        "char" | "str" | "PathBuf" => "String",
        "DateTime" | "DateTime<FixedOffset>" => "DateTime<Utc>",
        "Instant" => "DateTime<Utc>",
        "IpAddr" | "Ipv4Addr" | "Ipv6Addr" => "IpNetwork",
        _ => return None,
    })
}

/// One of PostgreSQL's own types.
#[derive(Debug, PartialEq, Eq)]
pub struct BuiltIn {
    /// As `format_type` spells it, without modifiers.
    pub sql: &'static str,
    /// Its name in `pg_type`, by which `diesel print-schema` knows it.
    pub typname: &'static str,
    /// Its type in `diesel::sql_types`, if Diesel has one.
    pub diesel: Option<&'static str>,
    modifiers: Modifiers,
}

/// What may stand in parentheses behind a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Modifiers {
    None,
    /// A length: at the end.
    Length,
    /// A length that is 1 where none is given.
    LengthOrOne,
    /// The digits of a second: behind the first word.
    Digits,
    /// Precision and scale.
    Numeric,
}

macro_rules! built_in {
    ($($sql:literal, $typname:literal, $diesel:expr, $modifiers:ident;)*) => {
        const BUILT_IN: &[BuiltIn] = &[$(BuiltIn {
            sql: $sql, typname: $typname, diesel: $diesel, modifiers: Modifiers::$modifiers,
        },)*];
    };
}

built_in! {
    "boolean", "bool", Some("Bool"), None;
    "\"char\"", "char", Some("CChar"), None;
    "smallint", "int2", Some("Int2"), None;
    "integer", "int4", Some("Int4"), None;
    "bigint", "int8", Some("Int8"), None;
    "oid", "oid", Some("Oid"), None;
    "real", "float4", Some("Float4"), None;
    "double precision", "float8", Some("Float8"), None;
    "numeric", "numeric", Some("Numeric"), Numeric;
    "money", "money", Some("Money"), None;
    "text", "text", Some("Text"), None;
    "character varying", "varchar", Some("Varchar"), Length;
    "character", "bpchar", Some("Bpchar"), LengthOrOne;
    "bpchar", "bpchar", Some("Bpchar"), None;
    "bytea", "bytea", Some("Bytea"), None;
    "uuid", "uuid", Some("Uuid"), None;
    "timestamp with time zone", "timestamptz", Some("Timestamptz"), Digits;
    "timestamp without time zone", "timestamp", Some("Timestamp"), Digits;
    "date", "date", Some("Date"), None;
    "time without time zone", "time", Some("Time"), Digits;
    "time with time zone", "timetz", None, Digits;
    "interval", "interval", Some("Interval"), Digits;
    "json", "json", Some("Json"), None;
    "jsonb", "jsonb", Some("Jsonb"), None;
    "jsonpath", "jsonpath", None, None;
    "inet", "inet", Some("Inet"), None;
    "cidr", "cidr", Some("Cidr"), None;
    "macaddr", "macaddr", Some("Macaddr"), None;
    "macaddr8", "macaddr8", Some("Macaddr8"), None;
    "pg_lsn", "pg_lsn", Some("PgLsn"), None;
    "int4range", "int4range", Some("Int4range"), None;
    "int8range", "int8range", Some("Int8range"), None;
    "numrange", "numrange", Some("Numrange"), None;
    "daterange", "daterange", Some("Daterange"), None;
    "tsrange", "tsrange", Some("Tsrange"), None;
    "tstzrange", "tstzrange", Some("Tstzrange"), None;
    "int4multirange", "int4multirange", Some("Int4multirange"), None;
    "int8multirange", "int8multirange", Some("Int8multirange"), None;
    "nummultirange", "nummultirange", Some("Nummultirange"), None;
    "datemultirange", "datemultirange", Some("Datemultirange"), None;
    "tsmultirange", "tsmultirange", Some("Tsmultirange"), None;
    "tstzmultirange", "tstzmultirange", Some("Tstzmultirange"), None;
    "bit", "bit", None, LengthOrOne;
    "bit varying", "varbit", None, Length;
    "xml", "xml", None, None;
    "point", "point", None, None;
    "line", "line", None, None;
    "lseg", "lseg", None, None;
    "box", "box", None, None;
    "path", "path", None, None;
    "polygon", "polygon", None, None;
    "circle", "circle", None, None;
    "tsvector", "tsvector", None, None;
    "tsquery", "tsquery", None, None;
    "name", "name", None, None;
    "regclass", "regclass", None, None;
    "regproc", "regproc", None, None;
    "regtype", "regtype", None, None;
    "record", "record", None, None;
    "trigger", "trigger", None, None;
    "void", "void", None, None;
}

/// The built-in type that a spelling of `format_type` names, whatever its modifiers.
pub fn built_in(sql: &str) -> Option<&'static BuiltIn> {
    let plain = match (sql.find('('), sql.find(')')) {
        (Some(open), Some(close)) => format!("{}{}", &sql[..open], &sql[close + 1..]),
        _ => sql.to_owned(),
    };
    let plain = if plain.starts_with("interval ") {
        "interval"
    } else {
        plain.as_str()
    };
    BUILT_IN.iter().find(|it| it.sql == plain)
}

/// A type that was written in SQL: `varchar(20)`, `citext`, `app.mood[]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SqlType {
    /// The type, or that of the elements.
    pub base: SqlBase,
    /// Whether it is an array.
    pub array: bool,
    /// The type of `base` in `diesel::sql_types`, if Diesel has one.
    pub diesel: Option<&'static str>,
}

/// A type in SQL that is no array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SqlBase {
    /// One of PostgreSQL's own, as `format_type` spells it, with its modifiers.
    BuiltIn(String),
    /// Any other.
    Named {
        /// The namespace, if one was written.
        namespace: Option<String>,
        /// The name, as PostgreSQL stores it.
        name: String,
        /// What stands in parentheses behind it: `Point,4326`.
        modifiers: Option<String>,
    },
}

/// Reads a type that is written in SQL, and spells it as PostgreSQL does.
///
/// # Errors
///
/// What is wrong with it, for the user.
pub fn parse(text: &str) -> Result<SqlType, String> {
    let mut words = words(text)?;
    let array = strip_array(&mut words);
    if let Some(named) = named_with_modifiers(text, &words) {
        return named.map(|base| SqlType {
            diesel: None,
            base,
            array,
        });
    }
    let modifiers = take_modifiers(&mut words).map_err(|why| format!("{why} in `{text}`"))?;
    if let [Word::Quoted(name)] = words.as_slice()
        && name == "char"
        && modifiers.is_empty()
    {
        return Ok(built_in_type("\"char\"".to_owned(), array, Some("CChar")));
    }
    if let Some(named) = named(&words) {
        return Ok(SqlType {
            diesel: diesel_of_named(&named),
            base: named,
            array,
        });
    }
    let plain: Vec<&str> = words.iter().filter_map(Word::plain).collect();
    if plain.is_empty() || plain.len() != words.len() {
        return Err(format!(
            "`{text}` is no type; write it as in SQL: `varchar(20)`, `app.mood`"
        ));
    }
    canonical(&plain.join(" "), &modifiers, array)
        .unwrap_or_else(|| Err(format!("PostgreSQL has no type `{text}`")))
}

fn built_in_type(sql: String, array: bool, diesel: Option<&'static str>) -> SqlType {
    SqlType {
        base: SqlBase::BuiltIn(sql),
        array,
        diesel,
    }
}

/// A piece of a type.
#[derive(Debug, PartialEq, Eq)]
enum Word {
    /// A word, in lower case.
    Plain(String),
    /// A name in double quotes.
    Quoted(String),
    Number(String),
    Mark(char),
}

impl Word {
    fn plain(&self) -> Option<&str> {
        match self {
            Word::Plain(word) => Some(word),
            _ => None,
        }
    }
}

fn words(text: &str) -> Result<Vec<Word>, String> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length;
        if first == '"' {
            let Some(end) = rest[1..].find('"') else {
                return Err(format!("a quote is not closed in `{text}`"));
            };
            words.push(Word::Quoted(rest[1..=end].to_owned()));
            length = end + 2;
        } else if first.is_alphanumeric() || first == '_' {
            length = rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            let word = rest[..length].to_lowercase();
            let number = word.chars().all(|c| c.is_ascii_digit());
            words.push(if number {
                Word::Number(word)
            } else {
                Word::Plain(word)
            });
        } else {
            words.push(Word::Mark(first));
            length = first.len_utf8();
        }
        rest = rest[length..].trim_start();
    }
    Ok(words)
}

/// Takes `[]`, `[3]`, `[][]` or `array` off the end.
fn strip_array(words: &mut Vec<Word>) -> bool {
    let mut array = false;
    loop {
        let keep = match words.as_slice() {
            [.., Word::Mark('['), Word::Mark(']')] => words.len() - 2,
            [.., Word::Mark('['), Word::Number(_), Word::Mark(']')] => words.len() - 3,
            [.., Word::Plain(last)] if last == "array" && words.len() > 1 => words.len() - 1,
            _ => return array,
        };
        words.truncate(keep);
        array = true;
    }
}

/// Takes the numbers in parentheses out, wherever they stand: `timestamp(3) with time zone`.
fn take_modifiers(words: &mut Vec<Word>) -> Result<Vec<u32>, &'static str> {
    let Some(open) = words.iter().position(|it| *it == Word::Mark('(')) else {
        return Ok(Vec::new());
    };
    let close = words
        .iter()
        .position(|it| *it == Word::Mark(')'))
        .filter(|close| *close > open)
        .ok_or("a parenthesis is not closed")?;
    let inside: Vec<Word> = words.drain(open..=close).collect();
    let mut numbers = Vec::new();
    for (at, word) in inside[1..inside.len() - 1].iter().enumerate() {
        match word {
            Word::Number(number) if at % 2 == 0 => {
                numbers.push(number.parse().map_err(|_| "a number is too large")?);
            }
            Word::Mark(',') if at % 2 == 1 => {}
            _ => return Err("only numbers can stand in the parentheses"),
        }
    }
    if numbers.is_empty() {
        return Err("there is nothing in the parentheses");
    }
    Ok(numbers)
}

/// `geometry(Point, 4326)`, `vector(3)`: what may stand in the parentheses is the type's own affair.
fn named_with_modifiers(text: &str, words: &[Word]) -> Option<Result<SqlBase, String>> {
    let open = words.iter().position(|it| *it == Word::Mark('('))?;
    let mut base = named(&words[..open])?;
    let SqlBase::Named { modifiers, .. } = &mut base else {
        return None;
    };
    let inside = text.split_once('(').map_or("", |it| it.1);
    let Some((inside, _)) = inside
        .rsplit_once(')')
        .filter(|_| words.last() == Some(&Word::Mark(')')))
    else {
        return Some(Err(format!("a parenthesis is not closed in `{text}`")));
    };
    let parts: Vec<&str> = inside.split(',').map(str::trim).collect();
    let plain = |it: &&str| {
        let allowed = |c: char| c.is_alphanumeric() || "_.-+ ".contains(c);
        !it.is_empty() && it.chars().all(allowed)
    };
    if !parts.iter().all(plain) {
        return Some(Err(format!(
            "words and numbers with commas between can stand in the parentheses of `{text}`"
        )));
    }
    *modifiers = Some(parts.join(","));
    Some(Ok(base))
}

/// `app.vector(3)`: the namespace and the name of a type that is not PostgreSQL's own, as
/// `format_type` spells it with its modifiers.
pub fn named_in(spelling: &str) -> Option<(String, String)> {
    if !spelling.contains('.') {
        return None;
    }
    match parse(spelling).ok()?.base {
        SqlBase::Named {
            namespace: Some(namespace),
            name,
            ..
        } => Some((namespace, name)),
        _ => None,
    }
}

/// `citext`, `app.mood`, `"Mood"`; not a name of PostgreSQL's own.
fn named(words: &[Word]) -> Option<SqlBase> {
    let name_of = |word: &Word| match word {
        Word::Plain(name) | Word::Quoted(name) => Some(name.clone()),
        _ => None,
    };
    match words {
        [Word::Plain(name)] if is_own(name) => None,
        [name @ (Word::Plain(_) | Word::Quoted(_))] => Some(SqlBase::Named {
            namespace: None,
            name: name_of(name)?,
            modifiers: None,
        }),
        [namespace, Word::Mark('.'), name] => Some(SqlBase::Named {
            namespace: Some(name_of(namespace)?),
            name: name_of(name)?,
            modifiers: None,
        }),
        _ => None,
    }
}

fn is_own(word: &str) -> bool {
    unaliased(word).is_some() || matches!(word, "serial" | "bigserial" | "smallserial" | "float")
}

fn diesel_of_named(base: &SqlBase) -> Option<&'static str> {
    match base {
        SqlBase::Named { name, .. } if name == "citext" => Some("Citext"),
        _ => None,
    }
}

/// The spelling of `format_type` for any of a built-in type's names.
fn unaliased(name: &str) -> Option<&'static BuiltIn> {
    let sql = match name {
        "timestamp" => "timestamp without time zone",
        "time" => "time without time zone",
        "int" => "integer",
        "decimal" | "dec" => "numeric",
        "char" => "character",
        "char varying" => "character varying",
        other => other,
    };
    let by_sql = BUILT_IN.iter().find(|it| it.sql == sql);
    by_sql.or_else(|| BUILT_IN.iter().find(|it| it.typname == sql))
}

fn canonical(name: &str, modifiers: &[u32], array: bool) -> Option<Result<SqlType, String>> {
    if let "serial" | "bigserial" | "smallserial" = name {
        return Some(Err(format!(
            "`{name}` is no type; write `#[identity]` on an integer field"
        )));
    }
    if name == "float" {
        return Some(match modifiers {
            [] | [25..=53] => canonical("double precision", &[], array)?,
            [1..=24] => canonical("real", &[], array)?,
            _ => Err("the precision of `float` lies between 1 and 53".to_owned()),
        });
    }
    if let Some(fields) = name.strip_prefix("interval ") {
        return Some(interval(fields, modifiers, array));
    }
    let found = unaliased(name)?;
    Some(with_modifiers(found, modifiers).map(|sql| built_in_type(sql, array, found.diesel)))
}

fn with_modifiers(found: &BuiltIn, modifiers: &[u32]) -> Result<String, String> {
    let sql = found.sql;
    Ok(match (found.modifiers, modifiers) {
        (Modifiers::LengthOrOne, []) => format!("{sql}(1)"),
        (_, []) => sql.to_owned(),
        (Modifiers::Length | Modifiers::LengthOrOne, [0]) => {
            return Err(format!("the length of `{sql}` is at least 1"));
        }
        (Modifiers::Length | Modifiers::LengthOrOne, [length]) => format!("{sql}({length})"),
        (Modifiers::Digits, [digits @ 0..=6]) => match sql.split_once(' ') {
            Some((first, rest)) => format!("{first}({digits}) {rest}"),
            None => format!("{sql}({digits})"),
        },
        (Modifiers::Digits, [_]) => {
            return Err(format!("`{sql}` keeps 6 digits of a second at most"));
        }
        (Modifiers::Numeric, [precision]) => format!("{sql}({precision},0)"),
        (Modifiers::Numeric, [precision, scale]) => format!("{sql}({precision},{scale})"),
        _ => {
            return Err(format!(
                "`{sql}` does not take these numbers in parentheses"
            ));
        }
    })
}

fn interval(fields: &str, modifiers: &[u32], array: bool) -> Result<SqlType, String> {
    const FIELDS: &[&str] = &[
        "year",
        "month",
        "day",
        "hour",
        "minute",
        "second",
        "year to month",
        "day to hour",
        "day to minute",
        "day to second",
        "hour to minute",
        "hour to second",
        "minute to second",
    ];
    if !FIELDS.contains(&fields) {
        return Err(format!("`{fields}` is no range of fields for `interval`"));
    }
    let digits = match modifiers {
        [] => String::new(),
        [digits @ 0..=6] if fields.ends_with("second") => format!("({digits})"),
        _ => {
            return Err(format!(
                "`interval {fields}` does not take these numbers in parentheses"
            ));
        }
    };
    Ok(built_in_type(
        format!("interval {fields}{digits}"),
        array,
        Some("Interval"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_get_the_spelling_of_postgresql() {
        for (written, sql, diesel) in [
            ("varchar(20)", "character varying(20)", Some("Varchar")),
            (
                "Character Varying ( 20 )",
                "character varying(20)",
                Some("Varchar"),
            ),
            ("char(2)", "character(2)", Some("Bpchar")),
            ("char", "character(1)", Some("Bpchar")),
            ("\"char\"", "\"char\"", Some("CChar")),
            (
                "timestamptz(3)",
                "timestamp(3) with time zone",
                Some("Timestamptz"),
            ),
            (
                "timestamp (3) with time zone",
                "timestamp(3) with time zone",
                Some("Timestamptz"),
            ),
            (
                "timestamp",
                "timestamp without time zone",
                Some("Timestamp"),
            ),
            ("time(0)", "time(0) without time zone", Some("Time")),
            ("timetz", "time with time zone", None),
            ("decimal(10, 2)", "numeric(10,2)", Some("Numeric")),
            ("numeric(10)", "numeric(10,0)", Some("Numeric")),
            ("int4", "integer", Some("Int4")),
            ("int", "integer", Some("Int4")),
            ("float(3)", "real", Some("Float4")),
            ("float", "double precision", Some("Float8")),
            ("bool", "boolean", Some("Bool")),
            (
                "interval day to second(3)",
                "interval day to second(3)",
                Some("Interval"),
            ),
            ("interval(3)", "interval(3)", Some("Interval")),
            ("varbit(8)", "bit varying(8)", None),
            ("tsvector", "tsvector", None),
        ] {
            let expected = built_in_type(sql.to_owned(), false, diesel);
            assert_eq!(parse(written), Ok(expected), "{written}");
            assert!(built_in(sql).is_some(), "{sql}");
        }
    }

    #[test]
    fn arrays_and_other_types_are_named() {
        assert_eq!(
            parse("text[][3]"),
            Ok(built_in_type("text".to_owned(), true, Some("Text")))
        );
        assert_eq!(
            parse("int array"),
            Ok(built_in_type("integer".to_owned(), true, Some("Int4")))
        );
        let named = |namespace: Option<&str>, name: &str, diesel| SqlType {
            base: SqlBase::Named {
                namespace: namespace.map(str::to_owned),
                name: name.to_owned(),
                modifiers: None,
            },
            array: false,
            diesel,
        };
        assert_eq!(parse("CITEXT"), Ok(named(None, "citext", Some("Citext"))));
        assert_eq!(parse("app.\"Mood\""), Ok(named(Some("app"), "Mood", None)));
    }

    #[test]
    fn what_is_no_type_is_said() {
        for (written, message) in [
            (
                "serial",
                "`serial` is no type; write `#[identity]` on an integer field",
            ),
            ("varchar(", "a parenthesis is not closed in `varchar(`"),
            (
                "varchar()",
                "there is nothing in the parentheses in `varchar()`",
            ),
            (
                "varchar(0)",
                "the length of `character varying` is at least 1",
            ),
            (
                "integer(3)",
                "`integer` does not take these numbers in parentheses",
            ),
            (
                "timestamp(9)",
                "`timestamp without time zone` keeps 6 digits of a second at most",
            ),
            ("big integer", "PostgreSQL has no type `big integer`"),
            (
                "a, b",
                "`a, b` is no type; write it as in SQL: `varchar(20)`, `app.mood`",
            ),
            (
                "",
                "`` is no type; write it as in SQL: `varchar(20)`, `app.mood`",
            ),
            ("\"x", "a quote is not closed in `\"x`"),
            ("vector(3", "a parenthesis is not closed in `vector(3`"),
            (
                "vector()",
                "words and numbers with commas between can stand in the parentheses of `vector()`",
            ),
            (
                "geometry(Point); DROP TABLE users; --)",
                "words and numbers with commas between can stand in the parentheses of \
                 `geometry(Point); DROP TABLE users; --)`",
            ),
        ] {
            assert_eq!(parse(written), Err(message.to_owned()));
        }
    }

    #[test]
    fn every_known_type_has_its_built_in_one() {
        for it in KNOWN {
            assert_eq!(
                built_in(it.sql).and_then(|it| it.diesel),
                Some(it.diesel),
                "{}",
                it.rust
            );
        }
    }
}

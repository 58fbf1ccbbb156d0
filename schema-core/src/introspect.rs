//! The catalogs of a live database, read into a [`Schema`]: one query a kind.
//!
//! Each kind's own file says what is asked and what the answer means (`Catalog`). A row is one
//! object in JSON, so that a column which only newer servers have (`to_jsonb(row) ->> 'column'`) is
//! NULL on older ones, and every version gets the same query. System objects and those of extensions
//! are left out. Whatever else is there and has no place in the model is named, see
//! [`Found::unmodelled`].

use std::{collections::BTreeSet, fmt};

use serde::de::DeserializeOwned;
use tokio_postgres::Client;

use crate::{
    ident::Name,
    objects::{
        Object, ObjectId,
        comments::{Comment, Target},
    },
    schema::Schema,
    sql::literal,
};

mod unmodelled;
mod uses;
mod written;

/// The oldest server that can be read.
pub const OLDEST_SERVER: u32 = 130_000;

/// The table in which Diesel notes the migrations that have run.
const DIESEL_TABLE: &str = "__diesel_schema_migrations";

/// How objects of one kind are found in the catalogs.
pub(crate) trait Catalog: Object {
    /// Gives a row for each object: `object` in JSON, and `comment` on it or NULL, both as text.
    const QUERY: &'static str;

    /// A query of one boolean: whether the session may read them. Where it may not, they are told as
    /// not modelled.
    const READABLE: Option<&'static str> = None;

    /// Where there are rows if there is any such object: `pg_cast WHERE oid >= 16384`. Of kinds that few
    /// databases have, the large query is not even planned then.
    const ROWS: Option<&'static str> = None;

    /// What `object` holds.
    type Row: DeserializeOwned;

    /// The object that a row tells of.
    fn read(row: Self::Row) -> Self;

    /// What a comment on it is on.
    fn target(&self) -> Target {
        Target::Object(Box::new(Self::id(self.key())))
    }
}

/// What a database holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// What the model has a place for.
    pub schema: Schema,
    /// The rest, by name, in order: other kinds of objects, and what is special about modelled ones.
    pub unmodelled: Vec<String>,
}

impl Found {
    /// The same without the table in which Diesel notes the migrations that have run.
    pub fn without_diesel(self) -> Found {
        let is_diesel = |id: &ObjectId| match id.whole() {
            ObjectId::Table(name) => name.name.as_str() == DIESEL_TABLE,
            _ => false,
        };
        let mut schema = Schema::default();
        for object in self.schema.objects().filter(|it| !is_diesel(&it.id())) {
            object.insert(&mut schema);
        }
        let unmodelled = self
            .unmodelled
            .into_iter()
            .filter(|it| !it.contains(DIESEL_TABLE))
            .collect();
        Found { schema, unmodelled }
    }
}

/// Why a database could not be read.
#[derive(Debug)]
pub enum Error {
    /// The server is older than [`OLDEST_SERVER`].
    TooOld {
        /// Its version, as it tells it.
        version: String,
    },
    /// The server refused a query, or the connection broke.
    Query {
        /// What was being read.
        what: &'static str,
        /// What happened.
        source: tokio_postgres::Error,
    },
    /// The answer does not have the expected form.
    Answer {
        /// What was being read.
        what: &'static str,
        /// What is wrong with it.
        source: serde_json::Error,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::TooOld { version } => {
                write!(
                    f,
                    "the server is PostgreSQL {version}, but 13 is the oldest that is supported"
                )
            }
            Error::Query { what, source } => {
                let why = source
                    .as_db_error()
                    .map_or(source.to_string(), |it| it.message().to_owned());
                write!(f, "cannot read {what} from the catalogs: {why}")
            }
            Error::Answer { what, source } => {
                write!(
                    f,
                    "cannot understand what the catalogs say of {what}: {source}"
                )
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::TooOld { .. } => None,
            Error::Query { source, .. } => Some(source),
            Error::Answer { source, .. } => Some(source),
        }
    }
}

/// Every name printed with its namespace, and every value in one way, whatever the session's,
/// role's and database's settings are; and all of it as of one moment. To compile the queries would take longer
/// than to run them.
const BEGIN: &str = "
    BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
    SET LOCAL search_path = '';
    SET LOCAL datestyle = 'ISO, YMD';
    SET LOCAL intervalstyle = 'postgres';
    SET LOCAL timezone = 'UTC';
    SET LOCAL extra_float_digits = 1;
    SET LOCAL bytea_output = 'hex';
    SET LOCAL lc_monetary = 'C';
    SET LOCAL quote_all_identifiers = off;
    SET LOCAL statement_timeout = 0;
    SET LOCAL jit = off;
";

/// Reads a whole database. The session must not be within a transaction.
pub async fn read(client: &Client) -> Result<Found, Error> {
    let failed = |source| Error::Query {
        what: "the server's version",
        source,
    };
    client.batch_execute(BEGIN).await.map_err(failed)?;
    let found = read_all(client).await;
    // Nothing was written, and a failure has its own error already.
    client.batch_execute("ROLLBACK").await.ok();
    found
}

async fn read_all(client: &Client) -> Result<Found, Error> {
    let failed = |source| Error::Query {
        what: "the server's version",
        source,
    };
    let query =
        "SELECT current_setting('server_version_num')::int4, current_setting('server_version')";
    let row = client.query_typed_one(query, &[]).await.map_err(failed)?;
    let number: i32 = row.try_get(0).map_err(failed)?;
    if u32::try_from(number).unwrap_or(0) < OLDEST_SERVER {
        return Err(Error::TooOld {
            version: row.try_get(1).map_err(failed)?,
        });
    }
    let mut schema = Schema::default();
    let server = Server {
        client,
        major: u32::try_from(number / 10_000).unwrap_or(0),
        filled: filled(client).await.map_err(failed)?,
    };
    crate::objects::read_all(&server, &mut schema).await?;
    let unmodelled = unmodelled::read(client).await?;
    Ok(Found { schema, unmodelled })
}

/// Whom the catalogs are asked of.
pub(crate) struct Server<'a> {
    client: &'a Client,
    major: u32,
    /// The [`Catalog::ROWS`] that there are.
    filled: BTreeSet<String>,
}

/// Which kinds there are rows of.
async fn filled(client: &Client) -> Result<BTreeSet<String>, tokio_postgres::Error> {
    let there = |rows: &str| {
        let name = literal(rows);
        format!("SELECT {name} WHERE EXISTS (SELECT FROM {rows})")
    };
    let query: Vec<String> = crate::objects::rows().map(there).collect();
    let rows = client.query_typed(&query.join(" UNION ALL "), &[]).await?;
    rows.iter().map(|it| it.try_get(0)).collect()
}

impl Server<'_> {
    /// A query, with what [`since!`] says of the server's version.
    fn query(&self, text: &str) -> String {
        let mut query = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, marked)) = rest.split_once("{{") {
            let (major, marked) = marked.split_once('|').unwrap_or_default();
            let (there, after) = marked.split_once("}}").unwrap_or_default();
            let is_there = major.parse().is_ok_and(|it: u32| it <= self.major);
            query.push_str(before);
            query.push_str(if is_there { there } else { "NULL" });
            rest = after;
        }
        query + rest
    }
}

/// Reads the objects of one kind, with their comments.
pub(crate) async fn objects<T: Catalog>(
    server: &Server<'_>,
    what: &'static str,
    schema: &mut Schema,
) -> Result<(), Error> {
    let failed = |source| Error::Query { what, source };
    if T::ROWS.is_some_and(|it| !server.filled.contains(it)) {
        return Ok(());
    }
    if let Some(query) = T::READABLE {
        let row = server.client.query_typed_one(query, &[]).await;
        if !row.map_err(failed)?.try_get(0).map_err(failed)? {
            return Ok(());
        }
    }
    let query = server.query(T::QUERY);
    let rows = server.client.query_typed(&query, &[]).await;
    for row in rows.map_err(failed)? {
        let object: &str = row.try_get(0).map_err(failed)?;
        let object: T::Row =
            serde_json::from_str(object).map_err(|source| Error::Answer { what, source })?;
        let object = T::read(object);
        if let Some(text) = row.try_get(1).map_err(failed)? {
            let comment = Comment {
                on: object.target(),
                text,
            };
            schema.comments.insert(comment);
        }
        T::of_mut(schema).insert(object);
    }
    Ok(())
}

pub(crate) fn names(names: Vec<String>) -> Vec<Name> {
    names.into_iter().map(Name::from).collect()
}

/// What a catalog has from version `$major` on; before, it is NULL.
macro_rules! since {
    ($major:literal, $there:expr) => {
        concat!("{{", $major, "|", $there, "}}")
    };
}

/// The condition by which a namespace, called `$n`, is no system's.
macro_rules! not_of_system {
    ($n:literal) => {
        concat!(
            "(",
            $n,
            ".nspname !~ '^pg_' AND ",
            $n,
            ".nspname <> 'information_schema')"
        )
    };
}

/// The condition by which the object `$oid` of catalog `$catalog` belongs to no extension.
macro_rules! not_of_extension {
    ($catalog:literal, $oid:literal) => {
        concat!(
            "NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = '",
            $catalog,
            "'::regclass AND x.objid = ",
            $oid,
            " AND x.deptype = 'e')"
        )
    };
}

/// The condition by which the function `$oid` was made for a type, and goes with it.
macro_rules! of_type {
    ($oid:literal) => {
        concat!(
            "EXISTS (SELECT FROM pg_depend x WHERE x.classid = 'pg_proc'::regclass AND x.objid = ",
            $oid,
            " AND x.refclassid = 'pg_type'::regclass AND x.deptype = 'i')"
        )
    };
}

/// The tables that the model has a place for: `pg_class` with the namespace's name beside it. With
/// `$kinds`, relations of other kinds as well.
macro_rules! our_tables {
    () => {
        $crate::introspect::our_tables!("'r', 'p', 'f'")
    };
    ($kinds:literal) => {
        concat!(
            "(SELECT r.*, rn.nspname FROM pg_class r JOIN pg_namespace rn ON rn.oid = r.relnamespace
              WHERE r.relkind IN (", $kinds, ") AND r.relpersistence <> 't' AND ",
            $crate::introspect::not_of_system!("rn"),
            " AND ",
            $crate::introspect::not_of_extension!("pg_class", "r.oid"),
            ")"
        )
    };
}

/// The type `$oid` with modifier `$modifier`, as [`DataType`](crate::objects::tables::DataType) is read:
/// one of PostgreSQL's own, or with a modifier, in SQL.
macro_rules! data_type {
    ($oid:literal, $modifier:literal) => {
        concat!(
            "(SELECT json_build_object(
                'base', CASE WHEN tn.nspname = 'pg_catalog' OR ",
            $modifier,
            " >= 0 THEN json_build_object('built_in', format_type(tb.oid, ",
            $modifier,
            ")) ELSE json_build_object('named', json_build_array(tn.nspname, tb.typname)) END,
                'array', te.oid IS NOT NULL)
              FROM pg_type tt
              LEFT JOIN pg_type te ON te.oid = tt.typelem AND te.typarray = tt.oid
              JOIN pg_type tb ON tb.oid = coalesce(te.oid, tt.oid)
              JOIN pg_namespace tn ON tn.oid = tb.typnamespace
              WHERE tt.oid = ",
            $oid,
            ")"
        )
    };
}

/// The function, procedure or aggregate `$p` of `pg_proc` in namespace `$n`, as
/// [`ObjectId`](crate::objects::ObjectId) is read.
macro_rules! routine {
    ($p:literal, $n:literal) => {
        concat!(
            "json_build_object(CASE ",
            $p,
            ".prokind WHEN 'a' THEN 'aggregate' ELSE 'function' END, json_build_array(json_build_array(",
            $n,
            ".nspname, ",
            $p,
            ".proname), (SELECT coalesce(json_agg(",
            $crate::introspect::data_type!("rt.oid", "-1"),
            " ORDER BY rt.place), '[]') FROM unnest(",
            $p,
            ".proargtypes::oid[]) WITH ORDINALITY AS rt(oid, place)), ",
            $p,
            ".prokind = 'p'))"
        )
    };
}

/// The name of the function `$oid`.
macro_rules! function_name {
    ($oid:expr) => {
        concat!(
            "(SELECT json_build_array(fn.nspname, f.proname) FROM pg_proc f
              JOIN pg_namespace fn ON fn.oid = f.pronamespace WHERE f.oid = ",
            $oid,
            ")"
        )
    };
}

/// The names of the columns `$numbers` (an array) of relation `$relation`, in that order.
macro_rules! column_names {
    ($relation:literal, $numbers:expr) => {
        concat!(
            "CASE WHEN cardinality(",
            $numbers,
            ") > 0 THEN ARRAY(SELECT ca.attname FROM unnest(",
            $numbers,
            ") WITH ORDINALITY AS cn(number, place)
              JOIN pg_attribute ca ON ca.attrelid = ",
            $relation,
            " AND ca.attnum = cn.number ORDER BY cn.place) ELSE '{}' END"
        )
    };
}

/// The index that the index `$i` of `pg_index` is attached to, with its table.
macro_rules! attached_to {
    ($i:literal) => {
        concat!(
            "(SELECT json_build_array(json_build_array(hn.nspname, ht.relname), hc.relname)
              FROM pg_inherits h JOIN pg_class hc ON hc.oid = h.inhparent
              JOIN pg_index hi ON hi.indexrelid = hc.oid JOIN pg_class ht ON ht.oid = hi.indrelid
              JOIN pg_namespace hn ON hn.oid = ht.relnamespace WHERE h.inhrelid = ",
            $i,
            ".indexrelid)"
        )
    };
}

/// A sequence's way of counting, from `pg_sequence` called `$s`.
macro_rules! sequence_options {
    ($s:literal) => {
        concat!(
            "json_build_object('start', ",
            $s,
            ".seqstart, 'increment', ",
            $s,
            ".seqincrement, 'min', ",
            $s,
            ".seqmin, 'max', ",
            $s,
            ".seqmax, 'cache', ",
            $s,
            ".seqcache, 'cycle', ",
            $s,
            ".seqcycle)"
        )
    };
}

/// The parts of the index `$i` of `pg_index`, as [`PartRow`](crate::objects::indexes::PartRow) reads
/// them: `indkey`, `indoption`, `indclass` and `indcollation` count from 0, the columns of the index
/// itself from 1. An operator class with parameters is always named, and so is one of the user's.
macro_rules! index_parts {
    ($i:literal) => {
        concat!(
            "(SELECT json_agg(json_build_object(
                'column', a.attname,
                'expression', CASE WHEN a.attname IS NULL THEN pg_get_indexdef(",
            $i,
            ".indexrelid, p.place + 1, false) END,
                'collation', CASE WHEN o.oid <> coalesce(a.attcollation, y.typcollation)
                    THEN json_build_array(cn.nspname, o.collname) END,
                'operator_class', CASE WHEN NOT oc.opcdefault OR b.attoptions IS NOT NULL OR ",
            $crate::introspect::not_of_system!("xn"),
            " AND ",
            $crate::introspect::not_of_extension!("pg_opclass", "oc.oid"),
            " THEN
                    CASE WHEN xn.nspname = 'pg_catalog' THEN '' ELSE quote_ident(xn.nspname) || '.' END
                    || quote_ident(oc.opcname) END,
                'parameters', coalesce(b.attoptions, '{}'),
                'statistics', nullif(b.attstattarget, -1),
                'options', ",
            $i,
            ".indoption[p.place]) ORDER BY p.place)
              FROM generate_series(0, ",
            $i,
            ".indnkeyatts - 1) AS p(place)
              JOIN pg_attribute b ON b.attrelid = ",
            $i,
            ".indexrelid AND b.attnum = p.place + 1
              JOIN pg_type y ON y.oid = b.atttypid
              JOIN pg_opclass oc ON oc.oid = ",
            $i,
            ".indclass[p.place] JOIN pg_namespace xn ON xn.oid = oc.opcnamespace
              LEFT JOIN pg_attribute a ON a.attrelid = ",
            $i,
            ".indrelid AND a.attnum = ",
            $i,
            ".indkey[p.place] AND a.attnum <> 0
              LEFT JOIN pg_collation o ON o.oid = ",
            $i,
            ".indcollation[p.place]
              LEFT JOIN pg_namespace cn ON cn.oid = o.collnamespace)"
        )
    };
}

pub(crate) use written::{as_written, expression, parenthesised};
pub(crate) use {
    attached_to, column_names, data_type, function_name, index_parts, not_of_extension,
    not_of_system, of_type, our_tables, routine, sequence_options, since, uses::uses,
};

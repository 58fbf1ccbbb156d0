//! Tables and columns in the catalogs.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{
    Column, ColumnValue, Compression, DataType, Foreign, Identity, NotNull, Partition,
    PartitionKey, ReplicaIdentity, Settings, Storage, Strategy, Table, identity::usual_sequence,
};
use crate::{
    ident::{Name, QualifiedName},
    introspect::{Catalog, data_type, expression, our_tables, sequence_options, since},
    objects::{
        ObjectId,
        comments::Target,
        foreign_options::{ForeignOptions, foreign_options},
        parameters::parameters,
        sequences::OptionsRow,
    },
    sql::Expression,
};

/// The settings of a column, called `a`, whose type is called `y`.
macro_rules! settings {
    () => {
        concat!(
            "json_build_object(
                'storage', CASE WHEN a.attstorage <> y.typstorage THEN a.attstorage END,
                'compression', ",
            $crate::introspect::since!(14, "a.attcompression"),
            ",
                'statistics', nullif(a.attstattarget, -1),
                'options', a.attoptions)"
        )
    };
}

/// Whether it has any.
macro_rules! are_set {
    () => {
        concat!(
            "(a.attstorage <> y.typstorage OR a.attstattarget >= 0 OR a.attoptions IS NOT NULL OR ",
            $crate::introspect::since!(14, "a.attcompression <> ''"),
            ")"
        )
    };
}

pub(in crate::objects) use {are_set, settings};

impl Catalog for Table {
    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', json_build_array(t.nspname, t.relname),
            'unlogged', t.relpersistence = 'u',
            'row_security', t.relrowsecurity,
            'force_row_security', t.relforcerowsecurity,
            'with', coalesce(t.reloptions, '{}') || ARRAY(SELECT 'toast.' || o FROM pg_class x, unnest(x.reloptions) o
                WHERE x.oid = t.reltoastrelid),
            'replica_identity', t.relreplident,
            'identity_index', (SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                WHERE i.indrelid = t.oid AND i.indisreplident),
            'clustered_on', (SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                WHERE i.indrelid = t.oid AND i.indisclustered),
            'access_method', (SELECT m.amname FROM pg_am m WHERE m.oid = t.relam AND m.amname <> 'heap'),
            'partition_key', pg_get_partkeydef(t.oid),
            'bound', pg_get_expr(t.relpartbound, t.oid),
            'parents', (SELECT coalesce(json_agg(json_build_array(n.nspname, c.relname) ORDER BY h.inhseqno), '[]')
                FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhparent JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE h.inhrelid = t.oid),
            'foreign_keys', CASE WHEN t.relispartition THEN (
                SELECT json_object_agg(u.conname, k.conname) FROM pg_constraint k JOIN pg_constraint u ON u.oid = k.conparentid
                WHERE k.conrelid = t.oid AND k.contype = 'f' AND u.conrelid <> k.conrelid AND u.conname <> k.conname) END,
            'foreign', CASE WHEN t.relkind = 'f' THEN (SELECT json_build_object('server', s.srvname, 'options', ",
        foreign_options!("f.ftoptions"),
        ") FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver WHERE f.ftrelid = t.oid) END,
            'of_type', CASE WHEN t.reloftype <> 0 THEN (SELECT json_build_array(n.nspname, y.typname)
                FROM pg_type y JOIN pg_namespace n ON n.oid = y.typnamespace WHERE y.oid = t.reloftype) END,
            'columns', (SELECT coalesce(json_agg(json_build_object(
                'name', a.attname,
                'data_type', CASE WHEN y.typnamespace = 'pg_catalog'::regnamespace AND y.typcategory <> 'A' THEN json_build_object(
                    'base', json_build_object('built_in', format_type(a.atttypid, a.atttypmod)), 'array', false) ELSE ",
        data_type!("a.atttypid", "a.atttypmod"),
        " END,
                'not_null', a.attnotnull,
                'not_null_constraint', ",
        since!(
            18,
            "CASE WHEN a.attnotnull THEN (SELECT json_build_object('name', CASE WHEN k.conislocal OR t.relispartition THEN k.conname END,
                        'no_inherit', k.connoinherit, 'not_valid', NOT k.convalidated)
                    FROM pg_constraint k WHERE k.conrelid = t.oid AND k.contype = 'n' AND k.conkey[1] = a.attnum) END"
        ),
        ",
                'special', CASE WHEN a.atthasdef OR a.attidentity <> '' OR NOT a.attislocal
                    OR a.attfdwoptions IS NOT NULL OR a.attcollation <> y.typcollation OR ",
        are_set!(),
        " THEN json_build_object(
                'generated', a.attgenerated,
                'expression', (SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d
                    WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum),
                'identity', CASE WHEN t.relispartition THEN '' ELSE a.attidentity END,
                'sequence', CASE WHEN a.attidentity <> '' THEN (SELECT ",
        sequence_options!("s"),
        " FROM pg_depend d JOIN pg_sequence s ON s.seqrelid = d.objid
                    WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
                      AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND d.deptype = 'i') END,
                'sequence_name', CASE WHEN a.attidentity <> '' THEN (SELECT c.relname
                    FROM pg_depend d JOIN pg_class c ON c.oid = d.objid AND c.relkind = 'S'
                    WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
                      AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND d.deptype = 'i') END,
                'settings', ",
        settings!(),
        ",
                'foreign_options', CASE WHEN a.attfdwoptions IS NOT NULL THEN ",
        foreign_options!("a.attfdwoptions"),
        " END,
                'collation', CASE WHEN a.attcollation <> y.typcollation THEN (
                    SELECT json_build_array(n.nspname, o.collname)
                    FROM pg_collation o JOIN pg_namespace n ON n.oid = o.collnamespace WHERE o.oid = a.attcollation) END,
                'inherited', NOT a.attislocal AND NOT t.relispartition) END)
                ORDER BY a.attnum), '[]')
              FROM pg_attribute a JOIN pg_type y ON y.oid = a.atttypid
              WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped))::text,
            obj_description(t.oid, 'pg_class')
         FROM ",
        our_tables!(),
        " t"
    );

    type Row = TableRow;

    fn read(row: TableRow) -> Self {
        let name = row.name;
        let mut parents: Vec<QualifiedName> = row.parents.into_iter().collect();
        let partition_of = row.bound.and_then(|bound| {
            let named = row.foreign_keys.unwrap_or_default().into_iter();
            Some(Partition {
                of: parents.pop()?,
                bound: Expression::from(bound),
                foreign_keys: named.map(|(a, b)| (a.into(), b.into())).collect(),
            })
        });
        let columns = row.columns.into_iter().map(|it| column(it, &name.name));
        Table {
            columns: columns.collect(),
            unlogged: row.unlogged,
            row_security: row.row_security,
            force_row_security: row.force_row_security,
            with: parameters(Some(row.with)),
            replica_identity: match (row.replica_identity.as_str(), row.identity_index) {
                ("f", _) => ReplicaIdentity::Full,
                ("i", Some(index)) => ReplicaIdentity::Index(index.into()),
                // Where the index is gone, nothing is left of it.
                ("n" | "i", _) if row.foreign.is_none() => ReplicaIdentity::Nothing,
                _ => ReplicaIdentity::Default,
            },
            clustered_on: row.clustered_on.map(Name::from),
            access_method: row.access_method.map(Name::from),
            partition_by: row.partition_key.map(|it| key(&it)),
            partition_of,
            inherits: parents,
            foreign: row.foreign,
            of_type: row.of_type,
            name,
        }
    }

    fn target(&self) -> Target {
        match self.foreign {
            Some(_) => Target::ForeignTable(self.name.clone()),
            None => Target::Object(Box::new(ObjectId::Table(self.name.clone()))),
        }
    }
}

/// What the catalogs tell of a table.
#[derive(Deserialize)]
pub(crate) struct TableRow {
    name: QualifiedName,
    unlogged: bool,
    row_security: bool,
    force_row_security: bool,
    with: Vec<String>,
    replica_identity: String,
    identity_index: Option<String>,
    clustered_on: Option<String>,
    access_method: Option<String>,
    partition_key: Option<String>,
    bound: Option<String>,
    parents: Vec<QualifiedName>,
    foreign_keys: Option<BTreeMap<String, String>>,
    foreign: Option<Foreign>,
    of_type: Option<QualifiedName>,
    columns: Vec<ColumnRow>,
}

#[derive(Deserialize)]
struct ColumnRow {
    name: String,
    data_type: DataType,
    not_null: bool,
    not_null_constraint: Option<NotNull>,
    special: Option<Special>,
}

/// What the catalogs tell of the settings of a column.
#[derive(Default, Deserialize)]
pub(in crate::objects) struct SettingsRow {
    storage: Option<String>,
    compression: Option<String>,
    statistics: Option<i16>,
    options: Option<Vec<String>>,
}

impl From<SettingsRow> for Settings {
    fn from(row: SettingsRow) -> Self {
        Settings {
            storage: row.storage.map(|it| match it.as_str() {
                "p" => Storage::Plain,
                "e" => Storage::External,
                "m" => Storage::Main,
                _ => Storage::Extended,
            }),
            compression: row.compression.and_then(|it| match it.as_str() {
                "p" => Some(Compression::Pglz),
                "l" => Some(Compression::Lz4),
                _ => None,
            }),
            statistics: row.statistics,
            options: parameters(row.options),
        }
    }
}

/// What few columns have.
#[derive(Default, Deserialize)]
struct Special {
    generated: String,
    expression: Option<String>,
    identity: String,
    sequence: Option<OptionsRow>,
    collation: Option<QualifiedName>,
    settings: SettingsRow,
    sequence_name: Option<String>,
    foreign_options: Option<ForeignOptions>,
    inherited: bool,
}

/// As `pg_get_partkeydef` prints it: `RANGE (a, lower(b))`.
fn key(printed: &str) -> PartitionKey {
    let (strategy, by) = printed.split_once(' ').unwrap_or((printed, ""));
    let by = by.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
    PartitionKey {
        strategy: match strategy {
            "RANGE" => Strategy::Range,
            "LIST" => Strategy::List,
            _ => Strategy::Hash,
        },
        by: Expression::from(by.unwrap_or_default()),
    }
}

fn column(row: ColumnRow, table: &Name) -> Column {
    let name = Name::from(row.name);
    let special = row.special.unwrap_or_default();
    let value = match (special.sequence, special.expression) {
        (Some(options), _) => Some(ColumnValue::Identity(Identity {
            always: special.identity == "a",
            options: options.into(),
            sequence: special
                .sequence_name
                .map(Name::from)
                .filter(|it| *it != usual_sequence(table, &name)),
        })),
        (None, Some(text)) if special.generated == "v" => {
            Some(ColumnValue::Virtual(expression(text)))
        }
        (None, Some(text)) if !special.generated.is_empty() => {
            Some(ColumnValue::Generated(expression(text)))
        }
        (None, Some(text)) => Some(ColumnValue::Default(expression(text))),
        (None, None) => None,
    };
    Column {
        name,
        data_type: row.data_type,
        not_null: row.not_null,
        not_null_constraint: row.not_null_constraint,
        value,
        collation: special.collation,
        settings: special.settings.into(),
        foreign_options: special.foreign_options.unwrap_or_default(),
        inherited: special.inherited,
    }
}

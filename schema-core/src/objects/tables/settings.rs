//! How the values of a column are stored, and what the planner is told of them: columns of tables and of
//! materialized views have such settings.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    ident::Name,
    objects::parameters::{Parameters, list, parameter_actions},
};

/// The settings of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// `STORAGE`, where it is not that of the type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub storage: Option<Storage>,
    /// `COMPRESSION`, where it is not the server's default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compression: Option<Compression>,
    /// `SET STATISTICS`, where it is not the server's default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statistics: Option<i16>,
    /// `SET (…)`: `n_distinct` and the like.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Parameters,
}

/// `SET STORAGE`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Storage {
    /// `PLAIN`
    Plain,
    /// `EXTERNAL`
    External,
    /// `EXTENDED`
    Extended,
    /// `MAIN`
    Main,
}

/// `SET COMPRESSION`; PostgreSQL 14 and later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compression {
    /// `pglz`
    Pglz,
    /// `lz4`
    Lz4,
}

impl Settings {
    /// The actions that make them, of a column that has none: what neither `CREATE TABLE` of every server nor
    /// `ADD COLUMN` can say.
    pub(in crate::objects) fn made(&self, column: &Name) -> Vec<String> {
        let statistics = self.statistics.map(|it| format!("STATISTICS {it}"));
        let options = (!self.options.is_empty()).then(|| format!("({})", list(&self.options)));
        let others = [statistics, options].into_iter().flatten();
        let others = others.map(|it| format!("ALTER COLUMN {column} SET {it}"));
        self.stored(column).into_iter().chain(others).collect()
    }

    /// The same for what PostgreSQL forgets with the type.
    pub(in crate::objects) fn stored(&self, column: &Name) -> Vec<String> {
        let storage = self.storage.map(|it| format!("STORAGE {it}"));
        let compression = self.compression.map(|it| format!("COMPRESSION {it}"));
        let stored = [storage, compression].into_iter().flatten();
        stored
            .map(|it| format!("ALTER COLUMN {column} SET {it}"))
            .collect()
    }

    /// The actions that lead to `new`. `usual` is how values of the type are stored.
    pub(in crate::objects) fn to(
        &self,
        new: &Settings,
        column: &Name,
        usual: Storage,
    ) -> Vec<String> {
        let mut actions = Vec::new();
        if self.storage != new.storage {
            let storage = new.storage.unwrap_or(usual);
            actions.push(format!("SET STORAGE {storage}"));
        }
        if self.compression != new.compression {
            let compression = new.compression.map(|it| it.to_string());
            let compression = compression.unwrap_or("default".to_owned());
            actions.push(format!("SET COMPRESSION {compression}"));
        }
        if self.statistics != new.statistics {
            let statistics = new.statistics.unwrap_or(-1);
            actions.push(format!("SET STATISTICS {statistics}"));
        }
        actions.extend(parameter_actions(&self.options, &new.options));
        let of_column = |it: String| format!("ALTER COLUMN {column} {it}");
        actions.into_iter().map(of_column).collect()
    }

    /// The same as they are once PostgreSQL has forgotten how another type was stored.
    pub(super) fn stored_like(&self, other: &Settings) -> Settings {
        Settings {
            storage: other.storage,
            compression: other.compression,
            ..self.clone()
        }
    }
}

impl fmt::Display for Storage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Storage::Plain => "PLAIN",
            Storage::External => "EXTERNAL",
            Storage::Extended => "EXTENDED",
            Storage::Main => "MAIN",
        })
    }
}

impl fmt::Display for Compression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Compression::Pglz => "pglz",
            Compression::Lz4 => "lz4",
        })
    }
}

//! `OPTIONS (…)`: what wrappers of foreign data, their servers, and what stands on those are told. PostgreSQL
//! passes it on and gives it no meaning.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

use crate::{
    ident::Name,
    sql::{comma_separated, literal},
};

/// The options, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ForeignOptions(pub BTreeMap<Name, String>);

impl ForeignOptions {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The clause by which `ALTER` leads from these to `new`.
    pub(super) fn to(&self, new: &ForeignOptions) -> String {
        let added = new.0.iter().filter_map(|(name, value)| {
            let word = match self.0.get(name) {
                Some(old) if old == value => return None,
                Some(_) => "SET",
                None => "ADD",
            };
            Some(format!("{word} {name} {}", literal(value)))
        });
        let gone = self.0.keys().filter(|it| !new.0.contains_key(*it));
        let gone = gone.map(|it| format!("DROP {it}"));
        format!("OPTIONS ({})", comma_separated(gone.chain(added)))
    }
}

/// The clause of `CREATE`, after a blank; nothing where there is no option.
impl fmt::Display for ForeignOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return Ok(());
        }
        let options = self.0.iter();
        let options = options.map(|(name, value)| format!("{name} {}", literal(value)));
        write!(f, " OPTIONS ({})", comma_separated(options))
    }
}

/// The options `$options` of a catalog, as [`ForeignOptions`] is read.
#[cfg(feature = "introspect")]
macro_rules! foreign_options {
    ($options:literal) => {
        concat!(
            "(SELECT coalesce(json_object_agg(fo.option_name, fo.option_value), '{}') FROM pg_options_to_table(",
            $options,
            ") fo)"
        )
    };
}

#[cfg(feature = "introspect")]
pub(super) use foreign_options;

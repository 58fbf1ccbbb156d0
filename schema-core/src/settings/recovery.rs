//! Reading on past a mistake: what is wrong is reported and left out, and the rest is read.

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue, Deserializer, Error};

/// What a text says, and every mistake in it, in the order of the text. Where the text is no TOML, it says nothing: what is
/// left of it may mean something else.
pub(super) fn read<T: DeserializeOwned + Default>(text: &str) -> (T, Vec<Error>) {
    let (mut table, mut errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return (T::default(), errors);
    }
    let read = loop {
        let error = match T::deserialize(Deserializer::from(table.clone())) {
            Ok(read) => break read,
            Err(error) => error,
        };
        let span = error.span();
        errors.push(error);
        if !span.is_some_and(|it| remove(table.get_mut(), &it)) {
            break T::default();
        }
    };
    errors.sort_by_key(|it| it.span().map(|it| it.start));
    (read, errors)
}

/// Removes the innermost entry that holds `span`; nothing if none does.
fn remove(table: &mut DeTable<'_>, span: &Range<usize>) -> bool {
    let holds = |it: Range<usize>| it.start <= span.start && span.end <= it.end;
    let mut found = None;
    for (key, value) in table.iter_mut() {
        if let DeValue::Table(inner) = value.get_mut()
            && remove(inner, span)
        {
            return true;
        }
        if holds(key.span()) || holds(value.span()) {
            found = Some(key.clone());
        }
    }
    found.is_some_and(|key| table.remove(&key).is_some())
}

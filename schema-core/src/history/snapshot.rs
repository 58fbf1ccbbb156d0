//! `snapshot.json`: the declared schema after the last sealed migration.
//!
//! JSON with one object a line, the lines sorted, so that it diffs and merges by objects. It
//! carries the number of its format, and every older format is read for ever.

use serde::{Deserialize, Serialize};

use super::Checksum;
use crate::{objects::AnyObject, schema::Schema};

/// The format that is written.
const FORMAT: u32 = 1;

/// Why a snapshot says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It has a format that only a newer version knows.
    Newer(u32),
    /// It is not what was written, in the words of whoever found it.
    Damaged(String),
}

impl From<serde_json::Error> for Unreadable {
    fn from(error: serde_json::Error) -> Self {
        Unreadable::Damaged(error.to_string())
    }
}

/// The schema in its canonical form.
pub fn render(schema: &Schema) -> String {
    let mut lines: Vec<String> = schema
        .objects()
        .map(|it| {
            serde_json::to_string(&it).expect("model values are plain data with text as keys")
        })
        .collect();
    lines.sort();
    let objects = lines.join(",\n");
    format!("{{\n\"format\": {FORMAT},\n\"objects\": [\n{objects}\n]\n}}\n")
}

/// The checksum of the canonical form.
pub fn checksum(schema: &Schema) -> Checksum {
    Checksum::of_text(&render(schema))
}

/// Reads what [`render`] writes, or wrote in an earlier version.
///
/// # Errors
///
/// What is wrong with the text.
pub fn parse(text: &str) -> Result<Schema, Unreadable> {
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    #[derive(Serialize, Deserialize)]
    struct Snapshot {
        objects: Vec<AnyObject>,
    }

    // The number first: what follows it may have a form that only a newer version knows.
    let Format { format } = serde_json::from_str(text)?;
    match format {
        FORMAT => {}
        0 => {
            let why = "there was never a format 0".to_owned();
            return Err(Unreadable::Damaged(why));
        }
        newer => return Err(Unreadable::Newer(newer)),
    }
    let snapshot: Snapshot = serde_json::from_str(text)?;
    let mut schema = Schema::default();
    for object in snapshot.objects {
        if let Some(twice) = object.insert(&mut schema) {
            let why = format!("{} stands in it twice", twice.id());
            return Err(Unreadable::Damaged(why));
        }
    }
    Ok(schema)
}

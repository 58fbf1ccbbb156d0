//! Checksums: of scripts, blind to how they are laid out, and of schemas.

use std::fmt::{self, Write as _};

use hmac_sha256::Hash;

use crate::sql::{Token, tokens};

/// A SHA-256 in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checksum(String);

impl Checksum {
    /// Of a script: white space, comments and the case of unquoted words do not count.
    pub fn of_sql(script: &str) -> Self {
        let script = without_carriage_returns(script);
        let mut hasher = Hash::new();
        for token in tokens(&script) {
            let (mark, text) = match &token {
                Token::Word(word) => (b'w', &**word),
                Token::Other(text) => (b'o', *text),
            };
            // A length before each token, so that no two sequences run together.
            hasher.update([mark]);
            hasher.update((text.len() as u64).to_le_bytes());
            hasher.update(text);
        }
        Checksum::from_digest(&hasher.finalize())
    }

    /// Of a text, as it is but for the ends of lines, which version control may have changed.
    pub fn of_text(text: &str) -> Self {
        Checksum::from_digest(&Hash::hash(without_carriage_returns(text).as_bytes()))
    }

    /// What was written earlier, if it is one.
    pub fn parse(text: &str) -> Option<Self> {
        let valid = text.len() == 64
            && text
                .bytes()
                .all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'));
        valid.then(|| Checksum(text.to_owned()))
    }

    /// Of whatever a SHA-256 was made of.
    pub fn from_digest(digest: &[u8]) -> Self {
        Checksum(
            digest
                .iter()
                .fold(String::with_capacity(64), |mut text, byte| {
                    write!(text, "{byte:02x}").expect("a String accepts every write");
                    text
                }),
        )
    }
}

impl fmt::Display for Checksum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn without_carriage_returns(text: &str) -> String {
    text.replace("\r\n", "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_of_a_script_does_not_count() {
        let written = Checksum::of_sql("CREATE TABLE a (\n    b integer -- the b\n);\n");
        for same in [
            "create table a(b integer);",
            "/* new */ CREATE\r\nTABLE \"a\" ( b\tinteger ) ;",
        ] {
            assert_eq!(Checksum::of_sql(same), written, "{same}");
        }
    }

    #[test]
    fn everything_else_of_a_script_counts() {
        let written = Checksum::of_sql("SELECT 'a b', \"C\", $$x  y$$;");
        for other in [
            "SELECT 'a  b', \"C\", $$x  y$$;",
            "SELECT 'a b', \"c\", $$x  y$$;",
            "SELECT 'a b', \"C\", $$x y$$;",
            "SELECT 'a b', \"C\", $$x  y$$",
            "SELECT 'a b' \"C\", $$x  y$$;",
            "SELECT 'A b', \"C\", $$x  y$$;",
        ] {
            assert_ne!(Checksum::of_sql(other), written, "{other}");
        }
    }

    #[test]
    fn a_checksum_is_read_back_as_it_was_written() {
        let written = Checksum::of_text("a\n");
        assert_eq!(written, Checksum::of_text("a\r\n"));
        assert_eq!(Checksum::parse(&written.to_string()), Some(written));
        assert_eq!(Checksum::parse("abc"), None);
    }
}

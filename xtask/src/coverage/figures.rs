//! Figures of lines and branches, from what LLVM says of regions.

use std::{
    collections::BTreeMap,
    fmt::{self, Write as _},
    iter::Sum,
    ops::{Add, RangeInclusive},
    path::PathBuf,
};

use serde_json::Value;

/// One file: how often each line ran, and each outcome of each condition. Code that was compiled several
/// times, for tests and without, counts once.
pub(super) struct Source {
    pub(super) path: PathBuf,
    lines: BTreeMap<u64, u64>,
    /// By where the condition stands: the line first.
    branches: BTreeMap<[u64; 4], [u64; 2]>,
}

/// So many of so many.
#[derive(Clone, Copy, Default)]
pub(super) struct Share {
    pub(super) covered: u64,
    pub(super) all: u64,
}

/// Of a file, or of several.
#[derive(Clone, Copy, Default)]
pub(super) struct Figures {
    pub(super) lines: Share,
    pub(super) branches: Share,
}

/// From here on, up to the next segment, the count is so.
struct Segment {
    line: u64,
    count: u64,
    has_count: bool,
    enters: bool,
    gap: bool,
}

impl Source {
    /// From an element of `files` in LLVM's export.
    pub(super) fn parse(file: &Value) -> Option<Self> {
        let segments: Option<Vec<Segment>> = file
            .get("segments")?
            .as_array()?
            .iter()
            .map(Segment::parse)
            .collect();
        let mut branches = BTreeMap::<_, [u64; 2]>::new();
        for branch in file.get("branches")?.as_array()? {
            let number = |at: usize| branch.get(at)?.as_u64();
            let place = [number(0)?, number(1)?, number(2)?, number(3)?];
            let counts = branches.entry(place).or_default();
            counts[0] = counts[0].saturating_add(number(4)?);
            counts[1] = counts[1].saturating_add(number(5)?);
        }
        Some(Source {
            path: file.get("filename")?.as_str()?.into(),
            lines: lines(&segments?),
            branches,
        })
    }

    /// Leaves out what is compiled for tests alone.
    pub(super) fn without_tests(mut self, text: &str) -> Self {
        for tests in tests(text) {
            self.lines.retain(|line, _| !tests.contains(line));
            self.branches.retain(|place, _| !tests.contains(&place[0]));
        }
        self
    }

    /// Leaves out what macros have written: rustc places it where their attributes stand.
    pub(super) fn without_emitted(mut self, text: &str) -> Self {
        for (line, text) in (1..).zip(text.lines()) {
            if text.trim_start().starts_with("#[") {
                self.lines.remove(&line);
                self.branches.retain(|place, _| place[0] != line);
            }
        }
        self
    }

    pub(super) fn figures(&self) -> Figures {
        Figures {
            lines: self.lines.values().collect(),
            branches: self.branches.values().flatten().collect(),
        }
    }
}

impl Segment {
    fn parse(segment: &Value) -> Option<Self> {
        let truth = |at: usize| segment.get(at)?.as_bool();
        Some(Segment {
            line: segment.get(0)?.as_u64()?,
            count: segment.get(2)?.as_u64()?,
            has_count: truth(3)?,
            enters: truth(4)?,
            gap: truth(5)?,
        })
    }
}

/// The count of every line that has one, by LLVM's own rule: the greatest of the region that reaches into
/// the line and of those that begin in it.
fn lines(segments: &[Segment]) -> BTreeMap<u64, u64> {
    let mut lines = BTreeMap::new();
    let mut wrapped: Option<&Segment> = None;
    let mut rest = segments;
    while let Some(first) = rest.first() {
        let (within, after) =
            rest.split_at(rest.iter().take_while(|it| it.line == first.line).count());
        let begun = within
            .iter()
            .filter(|it| it.enters && it.has_count && !it.gap);
        let reaches = wrapped.filter(|it| it.has_count).map(|it| it.count);
        let skipped = first.enters && !first.has_count;
        let counts = begun.map(|it| it.count).chain(reaches.filter(|_| !skipped));
        if let Some(count) = counts.max() {
            lines.insert(first.line, count);
        }
        wrapped = within.last();
        if let (Some(last), Some(next)) = (wrapped.filter(|it| it.has_count), after.first()) {
            lines.extend((last.line + 1..next.line).map(|line| (line, last.count)));
        }
        rest = after;
    }
    lines
}

/// The lines of items that stand behind `#[cfg(test)]`. rustfmt puts the end of an item under its beginning.
fn tests(text: &str) -> Vec<RangeInclusive<u64>> {
    let mut found = Vec::new();
    let mut lines = (1..).zip(text.lines());
    while let Some((begin, line)) = lines.next() {
        let Some(indent) = line.strip_suffix("#[cfg(test)]") else {
            continue;
        };
        let mut item = lines
            .by_ref()
            .skip_while(|(_, it)| it.trim_start().starts_with("#["));
        let Some((first, text)) = item.next() else {
            break;
        };
        let end = if text.ends_with([';', '}']) {
            first
        } else {
            let last = item.find(|(_, it)| {
                it.strip_prefix(indent)
                    .is_some_and(|it| it == "}" || it == "};")
            });
            last.map_or(u64::MAX, |(line, _)| line)
        };
        found.push(begin..=end);
    }
    found
}

/// All files in the format that editors and code hosts read.
pub(super) fn lcov(sources: &[Source]) -> String {
    let mut text = String::new();
    let written = "a String accepts every write";
    for source in sources {
        let figures = source.figures();
        writeln!(text, "SF:{}", source.path.display()).expect(written);
        for (place, counts) in &source.branches {
            let ran = counts.iter().any(|it| *it > 0);
            for (outcome, count) in counts.iter().enumerate() {
                let count = if ran {
                    count.to_string()
                } else {
                    "-".to_owned()
                };
                writeln!(text, "BRDA:{},{},{outcome},{count}", place[0], place[1]).expect(written);
            }
        }
        writeln!(
            text,
            "BRF:{}\nBRH:{}",
            figures.branches.all, figures.branches.covered
        )
        .expect(written);
        for (line, count) in &source.lines {
            writeln!(text, "DA:{line},{count}").expect(written);
        }
        writeln!(
            text,
            "LF:{}\nLH:{}\nend_of_record",
            figures.lines.all, figures.lines.covered
        )
        .expect(written);
    }
    text
}

impl Share {
    pub(super) fn missed(self) -> u64 {
        self.all - self.covered
    }

    /// Where there is nothing, nothing is missed.
    pub(super) fn percent(self) -> f64 {
        if self.all == 0 {
            return 100.0;
        }
        // Both are far below what a float holds exactly.
        self.covered as f64 * 100.0 / self.all as f64
    }
}

impl<'a> FromIterator<&'a u64> for Share {
    fn from_iter<T: IntoIterator<Item = &'a u64>>(counts: T) -> Self {
        let mut share = Share::default();
        for count in counts {
            share.all += 1;
            share.covered += u64::from(*count > 0);
        }
        share
    }
}

impl Add for Share {
    type Output = Share;

    fn add(self, other: Share) -> Share {
        Share {
            covered: self.covered + other.covered,
            all: self.all + other.all,
        }
    }
}

impl Add for Figures {
    type Output = Figures;

    fn add(self, other: Figures) -> Figures {
        Figures {
            lines: self.lines + other.lines,
            branches: self.branches + other.branches,
        }
    }
}

impl Sum for Figures {
    fn sum<I: Iterator<Item = Figures>>(figures: I) -> Figures {
        figures.fold(Figures::default(), Figures::add)
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let column = |share: Share| {
            let counts = format!("{} of {}", share.covered, share.all);
            format!("{counts:>16} {:>7.1} %", share.percent())
        };
        write!(f, "{}   {}", column(self.lines), column(self.branches))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(segments: &str, branches: &str) -> Source {
        let file =
            format!(r#"{{"filename": "a.rs", "segments": {segments}, "branches": {branches}}}"#);
        Source::parse(&serde_json::from_str(&file).expect("well-formed")).expect("as LLVM has it")
    }

    #[test]
    fn a_line_counts_as_the_most_frequent_of_its_regions() {
        let source = source(
            "[[1, 1, 4, true, true, false], [2, 8, 0, true, true, false], [2, 20, 4, true, false, false],
              [3, 5, 0, true, true, false], [5, 6, 4, true, false, false], [6, 2, 0, false, false, false],
              [9, 1, 0, true, true, false], [9, 30, 0, false, false, false]]",
            "[]",
        );
        let expected = [(1, 4), (2, 4), (3, 4), (4, 0), (5, 0), (6, 4), (9, 0)];
        assert_eq!(source.lines, BTreeMap::from(expected));
    }

    #[test]
    fn a_condition_compiled_twice_counts_once() {
        let source = source(
            "[]",
            "[[3, 8, 3, 12, 1, 0, 0, 0, 4], [3, 8, 3, 12, 0, 2, 0, 0, 4], [7, 8, 7, 12, 0, 2, 0, 0, 4]]",
        );
        let branches = source.figures().branches;
        assert_eq!((branches.covered, branches.all), (3, 4));
    }

    #[test]
    fn what_is_compiled_for_tests_alone_is_left_out() {
        let text = "\
fn f() {}
    #[cfg(test)]
    fn g() {
        let it = || {};
    }
#[cfg(test)]
mod elsewhere;
fn h() {}
#[cfg(test)]
mod tests {
    fn i() {
    }
}
";
        assert_eq!(tests(text), [2..=5, 6..=7, 9..=13]);
    }
}

//! Versions: the part of a migration's folder name that puts the migrations in order.
//!
//! Diesel takes the name up to the first `_`, removes the dashes, and compares text. New versions
//! have the form that its command line gives them, `YYYY-MM-DD-HHMMSS`.

use std::{
    fmt,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// A version as Diesel compares it. `Display` spells it as the name of a folder does.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(String);

const DAY: u64 = 24 * 60 * 60;

impl Version {
    /// The version of the migration in the folder of that name.
    pub fn of(folder: &str) -> Self {
        let version = folder
            .split_once('_')
            .map_or(folder, |(version, _)| version);
        Version(version.replace('-', ""))
    }

    /// The version of a migration that is written at `time`, in UTC.
    pub fn at(time: SystemTime) -> Self {
        let since = time.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
        Version::from_seconds(since.as_secs())
    }

    /// The next one: a second later. What is no time gets a digit more, which sorts after it.
    pub fn next(&self) -> Self {
        match self.seconds() {
            Some(seconds) => Version::from_seconds(seconds + 1),
            None => Version(format!("{}0", self.0)),
        }
    }

    fn from_seconds(seconds: u64) -> Self {
        let (year, month, day) = date(seconds / DAY);
        let (hour, minute, second) = (seconds % DAY / 3600, seconds % 3600 / 60, seconds % 60);
        Version(format!(
            "{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}"
        ))
    }

    /// Seconds since 1970, where the version is a time.
    fn seconds(&self) -> Option<u64> {
        if self.0.len() != 14 || !self.0.bytes().all(|it| it.is_ascii_digit()) {
            return None;
        }
        let part = |from: usize, to: usize| self.0[from..to].parse::<u64>().ok();
        let days = days(part(0, 4)?, part(4, 6)?, part(6, 8)?)?;
        let (hour, minute, second) = (part(8, 10)?, part(10, 12)?, part(12, 14)?);
        (hour < 24 && minute < 60 && second < 60)
            .then_some(days * DAY + hour * 3600 + minute * 60 + second)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.seconds().is_none() {
            return f.write_str(&self.0);
        }
        let at = |from: usize, to: usize| &self.0[from..to];
        write!(f, "{}-{}-{}-{}", at(0, 4), at(4, 6), at(6, 8), at(8, 14))
    }
}

fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_in_month(year: u64, month: u64) -> u64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Year, month and day of the `day`-th day after 1970-01-01.
fn date(mut day: u64) -> (u64, u64, u64) {
    let mut year = 1970;
    loop {
        let length = if is_leap(year) { 366 } else { 365 };
        if day < length {
            break;
        }
        day -= length;
        year += 1;
    }
    let mut month = 1;
    while day >= days_in_month(year, month) {
        day -= days_in_month(year, month);
        month += 1;
    }
    (year, month, day + 1)
}

/// The inverse of [`date`]; nothing for what is no date, or lies before 1970.
fn days(year: u64, month: u64, day: u64) -> Option<u64> {
    let valid = year >= 1970
        && (1..=12).contains(&month)
        && (1..=days_in_month(year, month)).contains(&day);
    valid.then(|| {
        let years: u64 = (1970..year)
            .map(|it| if is_leap(it) { 366 } else { 365 })
            .sum();
        let months: u64 = (1..month).map(|it| days_in_month(year, it)).sum();
        years + months + day - 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_spelled_as_diesel_spells_it() {
        let at = |seconds| Version::at(UNIX_EPOCH + Duration::from_secs(seconds)).to_string();
        assert_eq!(at(0), "1970-01-01-000000");
        assert_eq!(at(951_782_399), "2000-02-28-235959");
        assert_eq!(at(951_782_400), "2000-02-29-000000");
        assert_eq!(at(1_767_225_599), "2025-12-31-235959");
    }

    #[test]
    fn the_next_version_sorts_after() {
        for (folder, next) in [
            ("2025-12-31-235959_x", "2026-01-01-000000"),
            ("2024-02-28-235959_draft", "2024-02-29-000000"),
            ("20240228235959_x", "2024-02-29-000000"),
            ("00000000000000_diesel_initial_setup", "000000000000000"),
            ("2025-13-01-000000_x", "202513010000000"),
            ("7", "70"),
        ] {
            let version = Version::of(folder);
            assert_eq!(version.next().to_string(), next);
            assert!(version.next() > version);
        }
    }
}

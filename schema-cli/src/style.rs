//! Colours; `anstream` leaves them out where the output is no terminal.

use anstyle::{AnsiColor, Reset, Style};

/// Of the word `error`.
pub const ERROR: Style = AnsiColor::Red.on_default().bold();
/// Of the word `warning`, and of what is out of step.
pub const WARNING: Style = AnsiColor::Yellow.on_default().bold();
/// Of what is in order.
pub const GOOD: Style = AnsiColor::Green.on_default().bold();
/// Of what leads the eye.
pub const STRONG: Style = Style::new().bold();
/// Of what may be passed over.
pub const DIM: Style = Style::new().dimmed();
/// The end of any of them.
pub const END: Reset = Reset;

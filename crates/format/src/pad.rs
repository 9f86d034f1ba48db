//! What is shown within the width that a format string asks for, without an allocator.

use core::fmt::{self, Alignment, Formatter, Write};

/// The longest of what is padded: a range of two numbers.
const LONGEST: usize = 48;

/// Some ASCII on the stack; what is longer is cut.
struct Line {
    bytes: [u8; LONGEST],
    len: usize,
}

impl Line {
    fn new(shown: fmt::Arguments<'_>) -> Result<Line, fmt::Error> {
        let mut line = Line { bytes: [0; LONGEST], len: 0 };
        line.write_fmt(shown)?;
        Ok(line)
    }

    fn as_str(&self) -> &str {
        self.bytes.get(..self.len).and_then(|line| core::str::from_utf8(line).ok()).unwrap_or("")
    }
}

impl Write for Line {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for (place, byte) in self.bytes.iter_mut().skip(self.len).zip(text.bytes()) {
            *place = byte;
            self.len += 1;
        }
        Ok(())
    }
}

/// Shows words; to the left, if nothing else is asked for. A precision changes nothing.
pub(crate) fn pad(f: &mut Formatter<'_>, shown: fmt::Arguments<'_>) -> fmt::Result {
    let Some(width) = f.width() else { return f.write_fmt(shown) };
    let line = Line::new(shown)?;
    let missing = width.saturating_sub(line.len);
    let before = match f.align() {
        Some(Alignment::Right) => missing,
        Some(Alignment::Center) => missing / 2,
        _ => 0,
    };
    let fill = f.fill();
    (0..before).try_for_each(|_| f.write_char(fill))?;
    f.write_str(line.as_str())?;
    (before..missing).try_for_each(|_| f.write_char(fill))
}

/// Shows a number of this sign by its digits; to the right, if nothing else is asked for.
pub(crate) fn pad_number(f: &mut Formatter<'_>, negative: bool, digits: fmt::Arguments<'_>) -> fmt::Result {
    f.pad_integral(!negative, "", Line::new(digits)?.as_str())
}

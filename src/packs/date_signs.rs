//! Signs behind the numbers of a date, such as `年` in `2023年1月8日`.

use super::pack::DateSigns;
use crate::text::fold;

/// What the number before a sign counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateSign {
    Year,
    Month,
    Day,
    Hour,
    Minute,
}

/// The signs that are known, each with what it counts.
#[derive(Clone, Debug)]
pub(crate) struct Signs {
    all: Vec<(String, DateSign)>,
    /// With which bytes they may begin, in small letters; beyond plain letters, with any.
    first: [bool; 256],
}

impl Default for Signs {
    fn default() -> Self {
        Self { all: Vec::new(), first: std::array::from_fn(|byte| byte >= 128) }
    }
}

impl Signs {
    /// Adds the signs of a pack; one that is known keeps its meaning.
    pub(super) fn learn(&mut self, signs: &DateSigns) {
        let lists = [
            (&signs.year, DateSign::Year),
            (&signs.month, DateSign::Month),
            (&signs.day, DateSign::Day),
            (&signs.hour, DateSign::Hour),
            (&signs.minute, DateSign::Minute),
        ];
        for (list, meaning) in lists {
            for sign in list.iter().map(|sign| fold(sign)) {
                let Some(first) = sign.bytes().next() else { continue };
                if !self.all.iter().any(|(known, _)| *known == sign) {
                    self.all.push((sign, meaning));
                    self.first[usize::from(first)] = true;
                }
            }
        }
    }

    /// The sign with which the text begins: its length in bytes, and what it counts.
    pub fn at_start(&self, text: &str) -> Option<(usize, DateSign)> {
        let first = text.bytes().next()?.to_ascii_lowercase();
        if !self.first[usize::from(first)] {
            return None;
        }
        self.all.iter().find_map(|(sign, meaning)| {
            let front = text.get(..sign.len())?;
            let alike = if sign.is_ascii() {
                front.eq_ignore_ascii_case(sign)
            } else {
                !front.is_ascii() && fold(front) == *sign
            };
            if !alike {
                return None;
            }
            // `uur` is no sign in `uurwerk`; signs that no spaces part from what follows are.
            let whole = front.len() == text.len() || !sign.is_ascii();
            whole.then_some((front.len(), *meaning))
        })
    }
}

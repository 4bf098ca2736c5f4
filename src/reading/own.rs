//! Rules of the editor's own: they decide about the lines that they fit, and a line's pattern is proposed from it.
//!
//! A rule speaks so strongly for the states that it allows that no sign outweighs it; which of these a line gets, and
//! what its neighbours are, is for the grammar of zones to find, as for any other line.

use super::date_seen;
use super::decide::Decided;
use super::grammar::State;
use super::promo::Strength;
use super::row::Row;
use super::rule::Rule;
use super::scores::Scores;
use super::span::SpanKind;
use crate::article::{Reason, Role};
use crate::packs::{Knowledge, LineForm, OwnRule, Packs, Pattern, Then};
use crate::text::{self, is_blank_char, trim_blank};

/// No signs together weigh as much.
const SPEAKS: f32 = 100.0;

/// How much less a kept line is drawn to the furniture of its zone than to the text: the price of a detour of the
/// whole text is higher, so that the lines around it stay what they are.
const BESIDE_TEXT: f32 = 8.0;

/// What a line of a card loses where no card is begun above it.
const NO_CARD: f32 = 10.5;

/// The longest line that is proposed whole, in bytes, and how many words of a longer one are.
const WHOLE: usize = 200;
const WORDS: usize = 12;

/// Which rule decides about which row.
#[derive(Debug, Default)]
pub(super) struct Ruled<'k>(Vec<Option<&'k OwnRule>>);

impl<'k> Ruled<'k> {
    /// Asks the rules about each row; nothing where there are no rules.
    pub fn of(rows: &[Row<'_>], knowledge: &'k Knowledge) -> Self {
        if knowledge.rules.is_empty() {
            return Self::default();
        }
        Self(rows.iter().map(|row| knowledge.rules.decides(&LineForm::of(row.text))).collect())
    }

    fn rule(&self, index: usize) -> Option<&'k OwnRule> {
        self.0.get(index).copied().flatten()
    }

    /// Whether the row is taken out by a rule and announces nothing: what stands below it is no part of it.
    fn stands_alone(&self, index: usize, rows: &[Row<'_>]) -> bool {
        self.rule(index).is_some_and(|rule| rule.then == Then::TakeOut) && rows[index].marker.is_none()
    }

    /// Lets the rule of a row speak.
    pub fn speak(&self, index: usize, rows: &[Row<'_>], emission: &mut Scores) {
        if index.checked_sub(1).is_some_and(|above| self.stands_alone(above, rows)) {
            emission[State::Card as usize] -= NO_CARD;
            emission[State::HeadCard as usize] -= NO_CARD;
        }
        let Some(rule) = self.rule(index) else { return };
        let allowed: &[(State, f32)] = match rule.then {
            Then::TakeOut => &[
                (State::Mast, SPEAKS),
                (State::HeadChrome, SPEAKS),
                (State::HeadPromo, SPEAKS),
                (State::Promo, SPEAKS),
                (State::TailPromo, SPEAKS - BESIDE_TEXT),
                (State::TailOpen, SPEAKS),
                (State::TailChrome, SPEAKS),
            ],
            Then::Keep => &[
                (State::Body, SPEAKS),
                (State::Dateline, SPEAKS),
                (State::Subhead, SPEAKS),
                (State::Mast, SPEAKS - BESIDE_TEXT),
                (State::HeadChrome, SPEAKS - BESIDE_TEXT),
                (State::TailOpen, SPEAKS - BESIDE_TEXT),
                (State::TailChrome, SPEAKS - BESIDE_TEXT),
            ],
        };
        for (state, weight) in allowed {
            // What else was said tells the kept kinds of text apart; what is taken out is alike in every zone.
            let at = *state as usize;
            let is_text = matches!(state, State::Body | State::Dateline | State::Subhead);
            emission[at] = if is_text { emission[at] + weight } else { *weight };
        }
        if rule.then == Then::Keep && rows[index].dateline.is_none() {
            emission[State::Dateline as usize] -= SPEAKS;
        }
    }

    /// Gives each row that a rule decided its role and its reason.
    pub fn settle<'a>(&self, mut lines: Vec<Decided<'a>>) -> Vec<Decided<'a>> {
        for (index, line) in lines.iter_mut().enumerate().take(self.0.len()) {
            self.settle_one(index, line);
        }
        lines
    }

    fn settle_one(&self, index: usize, line: &mut Decided<'_>) {
        let Some(rule) = self.rule(index) else { return };
        let (code, role) = match rule.then {
            Then::TakeOut => (Rule::OwnTakeOut, line.state.role()),
            // Kept among furniture, it is text all the same.
            Then::Keep => match line.state.role() {
                text @ (Role::Body | Role::DatelineBody | Role::Subhead) => (Rule::OwnKeep, text),
                _ => (Rule::OwnKeep, Role::Body),
            },
        };
        line.role = role;
        line.reason = Reason {
            rule: code.code().into(),
            seen: rule.pattern.text().to_owned(),
            confidence: code.highest_confidence(),
        };
        if rule.then == Then::Keep {
            line.spans.retain(|span| span.kind != SpanKind::InlinePromo);
        }
    }
}

/// The pattern that fits a line and others like it: what announces it and `*`, its numbers as `#`, else the line.
#[must_use]
pub fn propose(line: &str, packs: &Packs) -> String {
    let text = trim_blank(line);
    let wanted = LineForm::of(text);
    let fits = |pattern: &String| Pattern::parse(pattern).is_ok_and(|pattern| pattern.fits(&wanted));
    let knowledge = packs.knowledge();
    let Some(row) = Row::of(&text::Line { number: 1, range: 0..text.len(), text }, knowledge) else {
        return String::new();
    };
    let front = announced(&row).map(|front| format!("{} *", plain(front)));
    let generalised = [front, dated(text, knowledge), counted(&row), Some(whole(text))];
    generalised.into_iter().flatten().find(fits).unwrap_or_else(|| plain(text))
}

/// What stands in front and announces the rest: a marker, a label, a few words before a colon.
fn announced<'a>(row: &Row<'a>) -> Option<&'a str> {
    let text = row.text;
    if let Some(marker) = row.marker.as_ref().filter(|marker| marker.strength != Strength::Alone) {
        return Some(&text[..marker.range.end]);
    }
    let end = text.find([':', '：']).filter(|end| *end <= 40 && !row.is_paragraph())?;
    let sign = text[end..].chars().next()?.len_utf8();
    let (front, behind) = text.split_at(end + sign);
    let is_apart = behind.starts_with(is_blank_char) && !trim_blank(behind).is_empty();
    (is_apart && front.split_whitespace().count() <= 4).then_some(front)
}

/// A line that ends with a date or a time: anything may stand there.
fn dated(text: &str, knowledge: &Knowledge) -> Option<String> {
    if text.len() > WHOLE {
        return None;
    }
    let seen = date_seen::see(text, knowledge);
    let is_dated = seen.day.is_some() || seen.time.is_some();
    let front = text.get(..seen.range.start).filter(|_| is_dated && seen.range.end + 6 >= text.len())?;
    let front = front.trim_end_matches(|c: char| is_blank_char(c) || matches!(c, '|' | '-' | '–' | ','));
    (front.chars().filter(|c| c.is_alphabetic()).count() > 2).then(|| format!("{} *", plain(front)))
}

/// A short line with its numbers as `#`.
fn counted(row: &Row<'_>) -> Option<String> {
    const MOST: usize = 10;
    if row.words > MOST || row.is_paragraph() {
        return None;
    }
    let mut pattern = String::new();
    let mut chars = row.text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        if c.is_ascii_digit() && !before.is_alphanumeric() {
            pattern.push('#');
            let mut rest = chars.clone();
            while let Some(next) = rest.next() {
                let parts = matches!(next, '.' | ',' | ':') && rest.peek().is_some_and(char::is_ascii_digit);
                if !next.is_ascii_digit() && !parts {
                    break;
                }
                chars.next();
            }
            before = '0';
        } else {
            pattern.push(if c == '#' { '*' } else { c });
            before = c;
        }
    }
    pattern.contains('#').then_some(pattern)
}

/// The line itself; of a long one, how it begins.
fn whole(text: &str) -> String {
    if text.len() <= WHOLE {
        return plain(text);
    }
    let front: Vec<&str> = text.split_whitespace().take(WORDS).collect();
    let front = front.join(" ");
    format!("{} *", plain(&front[..front.floor_char_boundary(WHOLE)]))
}

/// A text whose signs mean nothing in a pattern: a number sign of its own becomes anything.
fn plain(text: &str) -> String {
    text.replace('#', "*")
}

#[cfg(test)]
mod tests {
    use super::super::{explain, read};
    use super::*;
    use crate::article::{Article, Decision, Received};

    fn packs(rules: &[(&str, Then)]) -> Packs {
        let mut packs = Packs::built_in();
        let rule = |(pattern, then): &(&str, Then)| OwnRule::taught(Pattern::parse(pattern).unwrap(), *then, "");
        packs.set_own_rules(rules.iter().map(rule).collect());
        packs
    }

    const STORY: &str = "Beranda Nasional Daerah Olahraga Bola Hiburan
Puluhan Nelayan Muara Kenari Tolak Rencana Pelabuhan Baru
8 Januari 2023, 19:15 WIB
KENARI, KOMPAS.com – Lebih dari 20 nelayan mendatangi kantor bupati untuk menolak rencana pelabuhan baru.
Mereka membawa jala dan perahu kecil, lalu duduk di halaman kantor itu sampai sore hari tiba.
Warta Pesisir adalah sumber kabar tentang laut, nelayan, dan desa di sekitar Muara Kenari.
Baca Juga: Harga Cabai di Pasar Kenari Naik Lagi
Video: Nelayan Berlayar Pulang dari Laut Lepas
“Kami hanya ingin didengar sebelum semuanya terlambat,” kata Budi, ketua kelompok nelayan itu.
Editor: Rina Wati
Terkini
Harga Cabai Naik Lagi
2 jam yang lalu
Sawah Mulai Panen
3 jam yang lalu
Catatan redaksi: foto diambil pada tahun 2022
Jalan Desa Diperbaiki
4 jam yang lalu
";

    fn roles(rules: &[(&str, Then)]) -> Vec<(Role, String)> {
        let readings = explain(STORY, &packs(rules));
        readings.into_iter().map(|reading| (reading.role, reading.reason.rule.into_owned())).collect()
    }

    fn story(text: &str, rules: &[(&str, Then)]) -> Article {
        let article = read(Received::new("a.txt", text.as_bytes()), &packs(rules));
        assert_eq!(article.check(), Ok(()));
        article
    }

    /// What changes when rules are taught: the lines that they fit, and none beside them.
    fn changed(rules: &[(&str, Then)]) -> Vec<(usize, Role, String)> {
        let (before, after) = (roles(&[]), roles(rules));
        let both = before.into_iter().zip(after).enumerate();
        both.filter(|(_, (before, after))| before != after).map(|(at, (_, after))| (at + 1, after.0, after.1)).collect()
    }

    #[test]
    fn what_is_taken_out_is_a_promo_in_the_story_and_its_neighbours_stay_what_they_were() {
        let rule = ("Warta Pesisir adalah *", Then::TakeOut);
        assert_eq!(changed(&[rule]), [(6, Role::Promo, "own-take-out".to_owned())]);
        let article = story(STORY, &[rule]);
        let passage = article.passages.iter().find(|passage| passage.reason.rule == "own-take-out").unwrap();
        assert_eq!((passage.reason.seen.as_str(), passage.reason.confidence), ("Warta Pesisir adalah *", 100));
        assert_eq!(passage.decision, Decision::Open);
        assert!(article.clean_certain().is_some());
    }

    #[test]
    fn above_and_below_the_story_what_is_taken_out_is_furniture() {
        let seen = changed(&[("Beranda *", Then::TakeOut), ("Sawah *", Then::TakeOut)]);
        let own = "own-take-out".to_owned();
        assert_eq!(seen, [(1, Role::Chrome, own.clone()), (14, Role::Chrome, own)]);
    }

    #[test]
    fn what_is_kept_is_text_wherever_it_stands() {
        for (pattern, line) in [("Baca Juga: *", 7), ("Video: *", 8), ("Catatan redaksi: *", 16), ("Beranda *", 1)] {
            let seen = changed(&[(pattern, Then::Keep)]);
            assert!(
                matches!(seen.as_slice(), [(at, Role::Body | Role::Subhead, rule)] if *at == line && rule == "own-keep"),
                "{pattern}: {seen:?}"
            );
        }
    }

    #[test]
    fn a_subheading_below_what_is_taken_out_is_no_part_of_it() {
        let text = STORY.replace("Baca Juga: Harga Cabai di Pasar Kenari Naik Lagi", "Laut yang Sepi");
        let text = text.replace("Video: Nelayan Berlayar Pulang dari Laut Lepas\n", "");
        let article = story(&text, &[("Warta Pesisir adalah *", Then::TakeOut)]);
        let below = article.body.iter().find(|block| block.text == "Laut yang Sepi").unwrap();
        assert_eq!((below.kind, below.whole_passage()), (crate::article::BlockKind::Subhead, None));
    }

    #[test]
    fn a_promo_inside_a_kept_line_is_not_marked() {
        let text =
            "Judul Berita Hari Ini\n\nIa pergi ke pasar itu. (Baca juga: Harga Cabai Naik) Warga pulang ke rumah.\n";
        assert_eq!(story(text, &[]).passages.len(), 1);
        assert_eq!(story(text, &[("Ia pergi ke pasar *", Then::Keep)]).passages, []);
    }

    #[test]
    fn patterns_are_proposed_from_lines() {
        for (line, pattern) in [
            ("Baca Juga: Harga Cabai Naik", "Baca Juga: *"),
            ("Baca Juga Harga Cabai di Pasar Naik", "Baca Juga *"),
            ("(Baca juga: Harga Cabai Naik)", "(Baca juga: *"),
            ("Dapatkan update berita pilihan dari Kompas.com setiap hari", ""),
            ("Halaman 2 dari 5", "Halaman # dari #"),
            ("1.229 kali dibaca", "# kali dibaca"),
            ("Video: Nelayan Pulang", "Video: *"),
            ("Editor: Rina Wati", "Editor: *"),
            ("Foto Terbaru 12 Maret 2024, 18:40 WIB", "Foto Terbaru *"),
            ("Diperbarui 12 Maret 2024, 18:40 WIB", "Diperbarui *"),
            ("[Gambas:Video 20detik]", "[Gambas:Video #detik]"),
            ("#WargaMenanam", "*WargaMenanam"),
            ("Baca juga", "Baca juga"),
            ("Ia berkata: warga desa itu sudah pulang ke rumah masing-masing kemarin sore.", ""),
        ] {
            let expected = if pattern.is_empty() { line } else { pattern };
            assert_eq!(propose(line, &Packs::built_in()), expected);
        }
        let long = "Dapatkan berita pilihan dari kami setiap hari. ".repeat(10);
        let proposed = propose(&long, &Packs::built_in());
        assert!(proposed.ends_with(" *") && proposed.len() < 120, "{proposed}");
    }

    #[test]
    fn a_proposal_fits_the_line_that_it_is_made_from() {
        for line in STORY.lines() {
            let pattern = Pattern::parse(&propose(line, &Packs::built_in())).unwrap();
            assert!(pattern.fits(&LineForm::of(line)), "{} {line}", pattern.text());
        }
    }
}

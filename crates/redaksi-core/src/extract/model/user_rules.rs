//! User rules: they decide about the lines that match them. Also suggests a pattern for a new rule from a line.
//!
//! A rule gives the classes that it allows a score that no other evidence outweighs. Viterbi decoding still chooses
//! among these classes, and classifies the neighbouring lines as usual.

use crate::article::{Reason, Role};
use crate::extract::classify::ClassifiedLine;
use crate::extract::date::parse;
use crate::extract::line_info::LineInfo;
use crate::extract::matchers::promo_marker::MarkerStrength;
use crate::extract::model::scores::ClassScores;
use crate::extract::model::viterbi::LineClass;
use crate::extract::reason_code::ReasonCode;
use crate::extract::spans::SpanKind;
use crate::packs::{Lexicon, MatchAction, NormalizedLine, Packs, Pattern, UserRule};
use crate::text;
use crate::text::{is_blank_char, trim_blank};

/// More than all other scores of a line together.
const USER_RULE_SCORE: f32 = 100.0;

/// How much less a kept line scores as boilerplate of its section than as text. Less than the cost of changing the
/// sections around the line, so that its neighbours keep their classes.
const NON_TEXT_PENALTY: f32 = 8.0;

/// What the card classes lose directly below a line that a rule removes and that starts no card.
const NO_CARD_PENALTY: f32 = 10.5;

/// The longest line that is suggested as a whole, in bytes, and how many words of a longer one are suggested.
const MAX_LITERAL_BYTES: usize = 200;
const MAX_PATTERN_WORDS: usize = 12;

/// The user rule that matches each line, if any.
#[derive(Debug, Default)]
pub(crate) struct UserRuleMatches<'k>(Vec<Option<&'k UserRule>>);

impl<'k> UserRuleMatches<'k> {
    /// Matches the rules against each line. Empty if there are no rules.
    pub fn find(lines: &[LineInfo<'_>], lexicon: &'k Lexicon) -> Self {
        if lexicon.rules.is_empty() {
            return Self::default();
        }
        Self(lines.iter().map(|line| lexicon.rules.find_match(&NormalizedLine::of(line.text))).collect())
    }

    fn rule(&self, index: usize) -> Option<&'k UserRule> {
        self.0.get(index).copied().flatten()
    }

    /// Whether a rule removes the line and it has no promo marker: the lines below are then not part of its card.
    fn is_isolated_removal(&self, index: usize, lines: &[LineInfo<'_>]) -> bool {
        self.rule(index).is_some_and(|rule| rule.action == MatchAction::Remove) && lines[index].marker.is_none()
    }

    /// Adds the scores of the rule that matches a line.
    pub fn apply_scores(&self, index: usize, lines: &[LineInfo<'_>], emission: &mut ClassScores) {
        if index.checked_sub(1).is_some_and(|above| self.is_isolated_removal(above, lines)) {
            emission[LineClass::Card as usize] -= NO_CARD_PENALTY;
            emission[LineClass::HeadCard as usize] -= NO_CARD_PENALTY;
        }
        let Some(rule) = self.rule(index) else { return };
        let allowed: &[(LineClass, f32)] = match rule.action {
            MatchAction::Remove => &[
                (LineClass::Mast, USER_RULE_SCORE),
                (LineClass::HeadBoilerplate, USER_RULE_SCORE),
                (LineClass::HeadPromo, USER_RULE_SCORE),
                (LineClass::Promo, USER_RULE_SCORE),
                (LineClass::TailPromo, USER_RULE_SCORE - NON_TEXT_PENALTY),
                (LineClass::TailStart, USER_RULE_SCORE),
                (LineClass::TailBoilerplate, USER_RULE_SCORE),
            ],
            MatchAction::Keep => &[
                (LineClass::Body, USER_RULE_SCORE),
                (LineClass::Dateline, USER_RULE_SCORE),
                (LineClass::Subhead, USER_RULE_SCORE),
                (LineClass::Mast, USER_RULE_SCORE - NON_TEXT_PENALTY),
                (LineClass::HeadBoilerplate, USER_RULE_SCORE - NON_TEXT_PENALTY),
                (LineClass::TailStart, USER_RULE_SCORE - NON_TEXT_PENALTY),
                (LineClass::TailBoilerplate, USER_RULE_SCORE - NON_TEXT_PENALTY),
            ],
        };
        for (class, weight) in allowed {
            // The other evidence distinguishes the kinds of text; the classes of a removed line are all alike.
            let at = *class as usize;
            let is_text = matches!(class, LineClass::Body | LineClass::Dateline | LineClass::Subhead);
            emission[at] = if is_text { emission[at] + weight } else { *weight };
        }
        if rule.action == MatchAction::Keep && lines[index].dateline.is_none() {
            emission[LineClass::Dateline as usize] -= USER_RULE_SCORE;
        }
    }

    /// Sets the role and the reason of each line that a rule matches.
    pub fn finalize<'a>(&self, mut lines: Vec<ClassifiedLine<'a>>) -> Vec<ClassifiedLine<'a>> {
        for (index, line) in lines.iter_mut().enumerate().take(self.0.len()) {
            self.finalize_line(index, line);
        }
        lines
    }

    fn finalize_line(&self, index: usize, line: &mut ClassifiedLine<'_>) {
        let Some(rule) = self.rule(index) else { return };
        let (code, role) = match rule.action {
            MatchAction::Remove => (ReasonCode::UserRuleRemove, line.class.role()),
            // A line kept among boilerplate becomes text.
            MatchAction::Keep => match line.class.role() {
                text @ (Role::Body | Role::DatelineBody | Role::Subhead) => (ReasonCode::UserRuleKeep, text),
                _ => (ReasonCode::UserRuleKeep, Role::Body),
            },
        };
        line.role = role;
        line.reason = Reason {
            rule: code.code().into(),
            detail: rule.pattern.text().to_owned(),
            confidence: code.max_confidence(),
        };
        if rule.action == MatchAction::Keep {
            line.spans.retain(|span| span.kind != SpanKind::InlinePromo);
        }
    }
}

/// Suggests a pattern that matches a line and similar ones: its marker or label and `*`, or the line with `#` for its
/// numbers, or else the line itself.
#[must_use]
pub fn suggest_pattern(line: &str, packs: &Packs) -> String {
    let text = trim_blank(line);
    let form = NormalizedLine::of(text);
    let fits = |pattern: &String| Pattern::parse(pattern).is_ok_and(|pattern| pattern.matches(&form));
    let lexicon = packs.lexicon();
    let Some(info) = LineInfo::from_line(&text::TextLine { number: 1, range: 0..text.len(), text }, lexicon) else {
        return String::new();
    };
    let prefix = prefix_of(&info).map(|prefix| format!("{} *", escape_pattern(prefix)));
    let candidates = [prefix, date_pattern(text, lexicon), number_pattern(&info), Some(literal_pattern(text))];
    candidates.into_iter().flatten().find(fits).unwrap_or_else(|| escape_pattern(text))
}

/// The start of a line that the rest depends on: a promo marker, or a few words with a colon.
fn prefix_of<'a>(info: &LineInfo<'a>) -> Option<&'a str> {
    let text = info.text;
    if let Some(marker) = info.marker.as_ref().filter(|marker| marker.strength != MarkerStrength::Standalone) {
        return Some(&text[..marker.range.end]);
    }
    let end = text.find([':', '：']).filter(|end| *end <= 40 && !info.is_paragraph())?;
    let colon_len = text[end..].chars().next()?.len_utf8();
    let (front, rest) = text.split_at(end + colon_len);
    let is_separate = rest.starts_with(is_blank_char) && !trim_blank(rest).is_empty();
    (is_separate && front.split_whitespace().count() <= 4).then_some(front)
}

/// For a line that ends with a date or a time: its start and `*`.
fn date_pattern(text: &str, lexicon: &Lexicon) -> Option<String> {
    if text.len() > MAX_LITERAL_BYTES {
        return None;
    }
    let seen = parse::find_date(text, lexicon);
    let is_dated = seen.day.is_some() || seen.time.is_some();
    let front = text.get(..seen.range.start).filter(|_| is_dated && seen.range.end + 6 >= text.len())?;
    let front = front.trim_end_matches(|c: char| is_blank_char(c) || matches!(c, '|' | '-' | '–' | ','));
    (front.chars().filter(|c| c.is_alphabetic()).count() > 2).then(|| format!("{} *", escape_pattern(front)))
}

/// For a short line with numbers: the line with each number as `#`.
fn number_pattern(info: &LineInfo<'_>) -> Option<String> {
    const MAX_WORDS: usize = 10;
    if info.word_count > MAX_WORDS || info.is_paragraph() {
        return None;
    }
    let mut pattern = String::new();
    let mut chars = info.text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        if c.is_ascii_digit() && !before.is_alphanumeric() {
            pattern.push('#');
            let mut rest = chars.clone();
            while let Some(next) = rest.next() {
                let is_inner = matches!(next, '.' | ',' | ':') && rest.peek().is_some_and(char::is_ascii_digit);
                if !next.is_ascii_digit() && !is_inner {
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

/// The line itself, or the first words of a long one and `*`.
fn literal_pattern(text: &str) -> String {
    if text.len() <= MAX_LITERAL_BYTES {
        return escape_pattern(text);
    }
    let front: Vec<&str> = text.split_whitespace().take(MAX_PATTERN_WORDS).collect();
    let front = front.join(" ");
    format!("{} *", escape_pattern(&front[..front.floor_char_boundary(MAX_LITERAL_BYTES)]))
}

/// Replaces `#`, which stands for a number in a pattern, by `*`.
fn escape_pattern(text: &str) -> String {
    text.replace('#', "*")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Decision, SourceText};
    use crate::extract::{explain, extract};

    fn packs(rules: &[(&str, MatchAction)]) -> Packs {
        let mut packs = Packs::built_in();
        let rule =
            |(pattern, then): &(&str, MatchAction)| UserRule::from_line(Pattern::parse(pattern).unwrap(), *then, "");
        packs.set_user_rules(rules.iter().map(rule).collect());
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

    fn roles(rules: &[(&str, MatchAction)]) -> Vec<(Role, String)> {
        let readings = explain(STORY, &packs(rules));
        readings.into_iter().map(|reading| (reading.role, reading.reason.rule.into_owned())).collect()
    }

    fn story(text: &str, rules: &[(&str, MatchAction)]) -> Article {
        let article = extract(SourceText::new("a.txt", text.as_bytes()), &packs(rules));
        assert_eq!(article.validate(), Ok(()));
        article
    }

    /// The lines that the rules change, 1-based among the non-blank lines, with their new role and reason.
    fn changed(rules: &[(&str, MatchAction)]) -> Vec<(usize, Role, String)> {
        let (before, after) = (roles(&[]), roles(rules));
        let both = before.into_iter().zip(after).enumerate();
        both.filter(|(_, (before, after))| before != after).map(|(at, (_, after))| (at + 1, after.0, after.1)).collect()
    }

    #[test]
    fn a_removed_line_in_the_story_is_a_promo_and_its_neighbours_are_unchanged() {
        let rule = ("Warta Pesisir adalah *", MatchAction::Remove);
        assert_eq!(changed(&[rule]), [(6, Role::Promo, "own-take-out".to_owned())]);
        let article = story(STORY, &[rule]);
        let passage = article.passages.iter().find(|passage| passage.reason.rule == "own-take-out").unwrap();
        assert_eq!((passage.reason.detail.as_str(), passage.reason.confidence), ("Warta Pesisir adalah *", 100));
        assert_eq!(passage.decision, Decision::Undecided);
        assert!(article.remove_certain_promos().is_some());
    }

    #[test]
    fn removed_lines_above_and_below_the_story_are_boilerplate() {
        let seen = changed(&[("Beranda *", MatchAction::Remove), ("Sawah *", MatchAction::Remove)]);
        let own = "own-take-out".to_owned();
        assert_eq!(seen, [(1, Role::Boilerplate, own.clone()), (14, Role::Boilerplate, own)]);
    }

    #[test]
    fn a_kept_line_is_text_in_every_section() {
        for (pattern, line) in [("Baca Juga: *", 7), ("Video: *", 8), ("Catatan redaksi: *", 16), ("Beranda *", 1)] {
            let seen = changed(&[(pattern, MatchAction::Keep)]);
            assert!(
                matches!(seen.as_slice(), [(at, Role::Body | Role::Subhead, rule)] if *at == line && rule == "own-keep"),
                "{pattern}: {seen:?}"
            );
        }
    }

    #[test]
    fn a_subheading_below_a_removed_line_is_not_part_of_it() {
        let text = STORY.replace("Baca Juga: Harga Cabai di Pasar Kenari Naik Lagi", "Laut yang Sepi");
        let text = text.replace("Video: Nelayan Berlayar Pulang dari Laut Lepas\n", "");
        let article = story(&text, &[("Warta Pesisir adalah *", MatchAction::Remove)]);
        let below = article.body.iter().find(|block| block.text == "Laut yang Sepi").unwrap();
        assert_eq!((below.kind, below.whole_passage()), (crate::article::BlockKind::Subhead, None));
    }

    #[test]
    fn a_promo_inside_a_kept_line_is_not_marked() {
        let text =
            "Judul Berita Hari Ini\n\nIa pergi ke pasar itu. (Baca juga: Harga Cabai Naik) Warga pulang ke rumah.\n";
        assert_eq!(story(text, &[]).passages.len(), 1);
        assert_eq!(story(text, &[("Ia pergi ke pasar *", MatchAction::Keep)]).passages, []);
    }

    #[test]
    fn patterns_are_suggested_from_lines() {
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
            assert_eq!(suggest_pattern(line, &Packs::built_in()), expected);
        }
        let long = "Dapatkan berita pilihan dari kami setiap hari. ".repeat(10);
        let proposed = suggest_pattern(&long, &Packs::built_in());
        assert!(proposed.ends_with(" *") && proposed.len() < 120, "{proposed}");
    }

    #[test]
    fn a_suggested_pattern_matches_its_line() {
        for line in STORY.lines() {
            let pattern = Pattern::parse(&suggest_pattern(line, &Packs::built_in())).unwrap();
            assert!(pattern.matches(&NormalizedLine::of(line)), "{} {line}", pattern.text());
        }
    }
}

//! Writers without a label of their own: beside an outlet, behind a desk's heading, or beside the date.

use super::dateline::{self, Dateline};
use super::gather::Gathering;
use super::grammar::State;
use super::row::{Ending, Row, SHORT};
use super::rule::Rule;
use super::span::{Span, SpanKind};
use super::votes::Votes;
use crate::packs::{Knowledge, Label, Word, words};
use crate::text::trim_blank;
use std::ops::Range;

/// The longest name, in words.
const NAME: usize = 4;
/// The longest outlet, in words.
const OUTLET: usize = 4;

/// The name on a line that tells the outlet too: `Sari Dewi - wartanet`, `Laporan wartawan Warta.com, Sari Dewi`.
pub(super) fn named(row: &Row<'_>, knowledge: &Knowledge) -> Option<Range<usize>> {
    if row.text.len() > 120 {
        return None;
    }
    before_outlet(row.text).or_else(|| {
        let name = behind_outlet(row.text, &row.all, knowledge)?;
        let rest = row.text[name.start..].trim_end_matches([')', '.', ']']);
        is_name(rest).then_some(name.start..name.start + rest.len())
    })
}

/// Whether a line tells an outlet and its writer behind a label that has no colon.
pub(super) fn is_labelled(text: &str, all: &[Word], knowledge: &Knowledge) -> bool {
    let name = behind_outlet(text, all, knowledge).map(|name| text[name].trim_end_matches([')', '.', ']']));
    text.len() <= 120 && name.is_some_and(is_name)
}

/// `Sari Dewi - wartanet`: a name, a dash and one word, which is no place in capitals.
fn before_outlet(text: &str) -> Option<Range<usize>> {
    // The wide dashes begin with the second of these bytes.
    memchr::memchr2(b'-', 0xe2, text.as_bytes())?;
    let (name, outlet) = [" - ", " – ", " — "].iter().find_map(|dash| text.split_once(dash))?;
    let (name, outlet) = (trim_blank(name), trim_blank(outlet));
    let all: Vec<Word> = words(outlet).collect();
    let glued = outlet.chars().all(|c| c.is_alphanumeric() || c == '.') && outlet.starts_with(char::is_alphabetic);
    let coded = glued && outlet.len() >= 4 && (outlet.contains('.') || has_small_start(outlet));
    (is_name(name) && name.contains(' ') && all.len() <= 3 && coded && text.starts_with(name)).then_some(0..name.len())
}

/// `wartanet`, `wartaNews`, `WartaNews`: no plain word with a capital.
fn has_small_start(outlet: &str) -> bool {
    let mut letters = outlet.chars();
    let first = letters.next();
    first.is_some_and(char::is_lowercase) || letters.any(char::is_uppercase) && outlet.contains(char::is_lowercase)
}

/// Whether the text is a person's name: few words with capitals, no figures.
fn is_name(text: &str) -> bool {
    let all: Vec<Word> = words(text).collect();
    let signs =
        |c: char| c.is_ascii_digit() || matches!(c, ':' | '|' | '#' | '?' | '!' | '"' | '“' | '/' | '>' | '(' | ',');
    let capital = |word: &Word| text[word.range.clone()].chars().next().is_some_and(char::is_uppercase);
    (1..=NAME).contains(&all.len()) && all.iter().all(capital) && !text.contains(signs)
}

/// What stands behind `Laporan wartawan Warta.com, `: the rest of the line.
fn behind_outlet(text: &str, all: &[Word], knowledge: &Knowledge) -> Option<Range<usize>> {
    let front = &all[..all.len().min(NAME)];
    if front.first()?.range.start > 1 {
        return None;
    }
    let (count, Label::Byline) = knowledge.labels.longest_at(front)? else { return None };
    let end = text.char_indices().nth(160).map_or(text.len(), |(at, _)| at);
    let label = all[count - 1].range.end;
    let (outlet, _) = text[label..end].split_once(',')?;
    let start = label + outlet.len() + 1;
    let told: Vec<Word> = words(outlet).collect();
    let large = |word: &Word| word.begins_large(outlet) || outlet[..word.range.start].ends_with('.');
    let known = count > 1 || trim_blank(outlet).contains('.') || knowledge.agencies.whole(&told).is_some();
    let named = (1..=OUTLET).contains(&told.len()) && told.iter().all(large) && !outlet.contains([':', '"', '“']);
    let rest = text[start..].trim_start();
    (named && known && !rest.is_empty()).then_some(text.len() - rest.len()..text.len())
}

/// The name and the dateline behind it where a paragraph opens with both, as in a story that came on one line:
/// `Laporan Wartawan Warta.com, Sari Dewi WARTA.COM, KENARI - …`.
fn before_dateline(text: &str, all: &[Word], knowledge: &Knowledge) -> Option<(Range<usize>, Dateline)> {
    let rest = behind_outlet(text, all, knowledge)?;
    let all: Vec<Word> = words(&text[rest.clone()]).take(NAME + 1).collect();
    (1..all.len()).find_map(|at| {
        let begin = rest.start + all[at].range.start;
        let name =
            text[rest.start..begin].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ')' | '.' | ']'));
        let outlet = text[begin..].starts_with(|c: char| c.is_uppercase());
        let seen = dateline::see(&text[begin..], knowledge).filter(|_| outlet && is_name(name))?;
        let capitals = !all[at].of(&text[rest.clone()]).contains(char::is_lowercase) || at + 1 == all.len();
        let range = begin + seen.range.start..begin + seen.range.end;
        capitals.then_some((rest.start..rest.start + name.len(), Dateline { range, ..seen }))
    })
}

/// The dateline behind a writer, where the paragraph opens with both.
pub(super) fn dateline_behind(text: &str, all: &[Word], knowledge: &Knowledge) -> Option<Dateline> {
    before_dateline(text, all, knowledge).map(|(_, dateline)| dateline)
}

/// The writer in front of the dateline of a paragraph, and that dateline.
pub(super) fn opening(row: &Row<'_>, knowledge: &Knowledge) -> Vec<Span> {
    let Some((name, dateline)) = before_dateline(row.text, &row.all, knowledge) else { return Vec::new() };
    let place = dateline.range;
    vec![
        Span::new(SpanKind::Byline, name.clone(), name, Rule::Label, 85),
        Span::new(SpanKind::Dateline, place.clone(), place, Rule::Dateline, 90),
    ]
}

/// `Sari Dewi | Jumat, 17 Februari 2017`, `Sari Dewi - wartanet Jumat, 17 Februari 2017`: a name beside the date.
pub(super) fn beside_date(row: &Row<'_>, knowledge: &Knowledge) -> Vec<Span> {
    if row.text.len() > SHORT {
        return Vec::new();
    }
    let apart = |range: &Range<usize>| {
        row.date.as_ref().is_none_or(|date| date.range.end <= range.start || date.range.start >= range.end)
    };
    let byline = |range: Range<usize>| Span::new(SpanKind::Byline, range.clone(), range, Rule::NameInHead, 80);
    if !row.text.contains('|') {
        return before_date(row.text, knowledge).filter(apart).map(byline).into_iter().collect();
    }
    let mut at = 0;
    let mut found = Vec::new();
    for piece in row.text.split('|') {
        let trimmed = trim_blank(piece);
        let start = at + piece.find(trimmed).unwrap_or(0);
        at += piece.len() + 1;
        let told = before_outlet(trimmed).unwrap_or(0..trimmed.len());
        let range = start + told.start..start + told.end;
        let name = &row.text[range.clone()];
        if is_name(name) && name.contains(' ') && apart(&range) {
            found.push(byline(range));
        }
    }
    found
}

/// The name and the outlet in front of a date without a stroke between.
fn before_date(text: &str, knowledge: &Knowledge) -> Option<Range<usize>> {
    let dash = [" - ", " – ", " — "].iter().find_map(|dash| text.find(dash).map(|at| at + dash.len()))?;
    let outlet = text[dash..].split_whitespace().next()?.trim_end_matches(',');
    let end = dash + text[dash..].find(outlet)? + outlet.len();
    let all: Vec<Word> = words(outlet).collect();
    let weekday = all.iter().any(|word| knowledge.weekdays.contains_key(&word.key));
    before_outlet(&text[..end]).filter(|_| !weekday)
}

impl Gathering<'_, '_> {
    /// A writer with an outlet, between the headline and the text.
    pub fn as_reporter(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        if index >= self.story.first_paragraph || row.text.len() > 120 {
            return;
        }
        if let Some(name) = before_outlet(row.text) {
            let states = [(State::HeadByline, 17.0), (State::Title, -3.0)];
            votes.cast(Rule::NameInHead, name, &states);
        }
    }
}

/// Whether a line is what a writer is, and at most where: `Corresponsal en Muara`.
pub(super) fn is_job(text: &str, all: &[Word], ending: Ending, knowledge: &Knowledge) -> bool {
    /// How many words may follow.
    const WHERE: usize = 3;
    let job = knowledge.jobs.longest_at(all).filter(|_| ending == Ending::Open && !text.contains(':'));
    job.is_some_and(|(count, ())| all[0].range.start == 0 && all.len() <= count + WHERE)
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use crate::article::{Article, FieldName, Received};
    use crate::packs::Packs;

    const BODY: &str = "Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan.\n\
        Kepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah sampai tiga kilometer.\n\
        Warga berharap jembatan kedua segera menyusul sebelum musim hujan tiba pada akhir tahun ini.\n";

    fn article(head: &str, body: &str, tail: &str) -> Article {
        let text = format!("Jembatan Gantung di Desa Kenari Dibuka\n{head}{body}{tail}");
        let article = read(Received::new("", text.as_bytes()), &Packs::built_in());
        for line in (1..).zip(text.lines()).map(|(line, _)| line) {
            assert_eq!(article.places_of(line).len(), 1, "{text}");
        }
        article
    }

    fn check(head: &str, tail: &str, byline: &str, editor: &str) {
        let article = article(head, BODY, tail);
        let told = [FieldName::Byline, FieldName::Editor].map(|name| article.fields.value(name).to_owned());
        assert_eq!(told, [byline, editor], "{head}{tail}");
    }

    #[test]
    fn two_labels_on_a_line_fill_two_fields() {
        for tail in [
            "Reporter: Sari Dewi | Editor: Rina Wati\n",
            "Penulis: Sari Dewi/Editor: Rina Wati\n",
            "Penulis : Sari Dewi Editor : Rina Wati\n",
            "Pewarta : Sari Dewi Editor: Rina Wati COPYRIGHT © WARTA 2015\n",
            "Editor: Rina Wati - Penulis: Sari Dewi\n",
        ] {
            check("", tail, "Sari Dewi", "Rina Wati");
        }
        check("", "Editor: Rina Wati Copyright © Warta 2015\n", "", "Rina Wati");
    }

    #[test]
    fn several_writers_stay_together() {
        check("Oleh Sari Dewi, Budi dan Tomi\n", "", "Sari Dewi, Budi dan Tomi", "");
        let many = "Sari Dewi, Rina Wati, Budi Setia dan Tomi Arif Rahman";
        check(&format!("Oleh {many}\n"), "", many, "");
    }

    #[test]
    fn a_writer_is_told_from_the_outlet() {
        for head in [
            "Laporan wartawan Warta.com, Sari Dewi\n",
            "(Laporan Wartawan Warta Kenari, Sari Dewi)\n",
            "Sari Dewi - wartanet\n",
            "Sari Dewi – WartaNews\nRabu, 4 Nov 2015 21:04 WIB\n",
            "Rabu, 4 Nov 2015 21:04 WIB\nSari Dewi - wartanet\n",
            "Sari Dewi - wartanet | Rabu, 4 Nov 2015 21:04 WIB\n",
            "Sari Dewi - wartanet Rabu, 4 Nov 2015 21:04 WIB\n",
            "Sari Dewi | Rabu, 4 Nov 2015 21:04 WIB\n",
        ] {
            check(head, "", "Sari Dewi", "");
        }
    }

    #[test]
    fn a_writer_in_front_of_the_dateline_is_told_and_stays_in_the_text() {
        for place in ["WARTA.COM, KENARI - ", "KENARI, WARTA.com – "] {
            let article = article("", &format!("Laporan Wartawan Warta.com, Sari Dewi {place}{BODY}"), "");
            let told = [FieldName::Byline, FieldName::Place].map(|name| article.fields.value(name));
            assert_eq!(told, ["Sari Dewi", "Kenari"], "{place}");
            assert!(article.body[0].text.starts_with("Laporan Wartawan"));
        }
    }

    #[test]
    fn what_only_looks_like_a_writer_tells_none() {
        for head in [
            "Jalan Kenari - Muara\n",
            "Wartawan Warta, Sari Dewi, menulis kabar itu dari desa.\n",
            "Kenari - Hujan turun\n",
        ] {
            check(head, "", "", "");
        }
    }
}

//! Gathering, continued: the signs of pictures, their captions and credits, and of the names beside them.

use super::gather::{Gathering, is_value};
use super::grammar::State;
use super::row::{Ending, Labelled, Row};
use super::rule::Rule;
use super::votes::Votes;
use crate::packs::Label;

/// The longest line that is rather a caption than a paragraph where a credit follows, in words.
const CAPTION: usize = 20;

/// In a story with more captions than this, a sentence with names in brackets is one wherever it stands.
const MANY: usize = 2;

/// Words that are a sentence.
const SENTENCE: usize = 8;

impl Gathering<'_, '_> {
    /// A name without a label: who wrote the story, or who is seen in a picture.
    pub fn as_person(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let all = 0..row.text.len();
        let beside = [index.checked_sub(1), Some(index + 1)].into_iter().flatten().filter_map(|at| self.rows.get(at));
        let written_by =
            if row.job { beside.into_iter().any(Row::is_name) } else { beside.into_iter().any(|row| row.job) };
        if written_by
            && (row.job || row.is_name())
            && (self.is_in_head(index) || !self.below(index).is_some_and(Row::is_paragraph))
        {
            let states = [(State::HeadByline, 16.0), (State::TailByline, 17.0), (State::Title, -2.0)];
            votes.cast(Rule::Job, all.clone(), &states);
        }
        if !row.is_name() {
            return;
        }
        let near_head = [index.checked_sub(1), Some(index + 1), index.checked_sub(2)];
        let beside_date =
            near_head.iter().flatten().filter_map(|near| self.rows.get(*near)).any(|near| near.is_date(4));
        let over_label = self
            .below(index)
            .and_then(|below| below.label.as_ref())
            .is_some_and(|label| label.label == Label::Byline && label.value.is_empty());
        let in_capitals = !row.text.chars().any(char::is_lowercase);
        let below_story =
            self.above(index).is_some_and(Row::is_paragraph) && !self.below(index).is_some_and(Row::is_paragraph);
        let below_all = below_story && self.is_below_text(index);
        let wrote_it = if in_capitals { below_story } else { below_all && is_value(row) && !row.text.contains('&') };
        if wrote_it {
            votes.cast(Rule::NameBelowStory, all.clone(), &[(State::TailByline, 16.5)]);
        }
        if index > 0 && self.is_seen(index) {
            votes.cast(Rule::CaptionPlace, 0..0, &[(State::HeadCaption, 9.0), (State::BodyCaption, 11.0)]);
        } else if is_value(row) && self.is_in_head(index) {
            let weight = if beside_date || over_label || self.is_below_date(index) { 8.0 } else { 7.0 };
            votes.cast(Rule::NameInHead, all, &[(State::HeadByline, weight), (State::Title, -1.0)]);
        }
    }

    /// Whether a name stands over `Foto: …`, or below a credit over which no other caption stands.
    fn is_seen(&self, index: usize) -> bool {
        let is_told = |top: usize| self.rows[top].label.is_some() || self.rows[top].is_date(2);
        let below_credit =
            self.above(index).is_some_and(|above| above.credit) && index.checked_sub(2).is_none_or(is_told);
        self.below(index).is_some_and(is_credit_line) || below_credit
    }

    /// Whether a line in the text says what a paragraph says elsewhere, word for word but without its full stop: captions
    /// are often taken from the text.
    fn says_a_sentence_again(&self, index: usize, row: &Row<'_>) -> bool {
        let paragraph = |other: usize| self.rows[other].is_paragraph() && self.rows[other].ending == Ending::Sentence;
        row.ending == Ending::Open
            && row.words >= SENTENCE
            && index > self.story.first_paragraph
            && self.story.same_line(row, index).is_some_and(paragraph)
    }

    /// A line with the credit of a picture at its end.
    fn as_credited(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let credited = row.credited.as_ref().filter(|_| row.words < 60 && row.marker.is_none());
        let Some(credited) = credited else { return };
        let parted = row.text[..credited.credit.start].trim_end_matches(['(', '[', ' ']).ends_with('.');
        let (head, body): (f32, f32) = match (credited.sure, parted) {
            _ if credited.labelled => (15.0, 16.0),
            (true, _) => (7.5, 12.5),
            // Below the last paragraph, names in brackets are those of who wrote it.
            (false, true) if self.below(index).is_some_and(Row::is_paragraph) => (4.0, 13.0),
            (false, true) if row.words <= CAPTION && self.story.credited > MANY => (4.0, 16.0),
            (false, true) => (4.0, 9.6),
            (false, false) => (3.0, 4.5),
        };
        // A headline ends with no credit.
        let title = if credited.labelled {
            -6.0
        } else if credited.sure {
            -2.0
        } else {
            0.0
        };
        votes.cast(
            Rule::CaptionCredit,
            credited.credit.clone(),
            &[
                (State::MastCaption, if credited.sure && row.separators == 0 { head.max(12.0) } else { 0.0 }),
                (State::HeadCaption, head),
                (State::BodyCaption, body),
                (State::Title, title),
            ],
        );
    }

    /// A caption, or a credit.
    pub fn as_picture(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        if row.credit {
            votes.cast(Rule::CreditShape, 0..row.text.len(), &[(State::HeadCredit, 13.0), (State::BodyCredit, 13.0)]);
        }
        self.as_credited(index, row, votes);
        if row.credit_in_front {
            votes.cast(
                Rule::CreditInFront,
                0..0,
                &[
                    (State::MastCaption, 12.0),
                    (State::HeadCaption, 12.0),
                    (State::BodyCaption, 15.0),
                    (State::Title, -4.0),
                ],
            );
        }
        if row.pictured {
            let states = [(State::HeadCaption, 8.0), (State::BodyCaption, 11.0), (State::Title, -2.0)];
            votes.cast(Rule::PictureWord, 0..0, &states);
        }
        if row.sided && row.words < 75 {
            votes.cast(
                Rule::PictureSide,
                0..0,
                &[(State::HeadCaption, 8.0), (State::BodyCaption, 18.0), (State::Title, -2.0)],
            );
        }
        let below_button = self.above(index).is_some_and(|above| above.picture_button);
        if below_button && row.words < 60 && row.marker.is_none() && row.date.is_none() && !row.furniture {
            // A picture without a caption has the story right below its button.
            let (head, body) = if row.ending == Ending::Sentence && row.words > 24 { (4.0, 5.0) } else { (12.0, 20.0) };
            let states = [(State::HeadCaption, head), (State::BodyCaption, body), (State::Subhead, -6.0)];
            votes.cast(Rule::BelowButton, 0..0, &states);
        }
        let over_credit = self.below(index).is_some_and(|below| below.credit || is_credit_line(below));
        if over_credit
            && !row.is_name()
            && row.words >= 4
            && row.marker.is_none()
            && row.date.is_none()
            && row.label.is_none()
        {
            let body = if row.words <= CAPTION { 14.0 } else { 9.0 };
            votes.cast(Rule::CaptionPlace, 0..0, &[(State::HeadCaption, 5.0), (State::BodyCaption, body)]);
        }
        let under_credit = self.above(index).is_some_and(|above| above.credit || is_credit_line(above));
        let short_sentence = row.ending == Ending::Sentence && row.words <= CAPTION;
        if under_credit && short_sentence && index < self.story.first_paragraph && row.date.is_none() {
            votes.cast(Rule::CaptionPlace, 0..0, &[(State::HeadCaption, 10.0)]);
        }
        let beside = || [self.above(index), self.below(index)].into_iter().flatten();
        let body = if self.says_a_sentence_again(index, row) {
            18.0
        } else if beside().any(|other| shortens(row, other)) {
            15.0
        } else if beside().any(|other| repeats(row, other)) {
            9.0
        } else {
            0.0
        };
        if body > 0.0 {
            votes.cast(Rule::CaptionRepeat, 0..0, &[(State::HeadCaption, 6.0), (State::BodyCaption, body)]);
        }
        let twice = row.says_twice();
        if twice > 0 {
            // No sentence of a story says all of itself again.
            let body = if twice >= SENTENCE { 21.0 } else { 14.0 };
            votes.cast(Rule::CaptionTwice, 0..0, &[(State::HeadCaption, 6.0), (State::BodyCaption, body)]);
        }
        if let Some(label) = row.label.as_ref().filter(|label| label.colon && !label.value.is_empty()) {
            let value = &row.text[label.value.clone()];
            let credit = label.label == Label::Credit
                || label.label == Label::Photo
                    && row.words <= 8
                    && row.ending == Ending::Open
                    && !value.contains('(')
                    && value.contains(['/', ','])
                || label.label == Label::Photo
                    && row.words <= 5
                    && row.ending == Ending::Open
                    && !is_of_caption(row, label);
            if value.starts_with("http") && label.label == Label::Photo
                || !matches!(label.label, Label::Photo | Label::Credit)
            {
                return;
            }
            let states: &[(State, f32)] = if credit {
                &[(State::HeadCredit, 15.0), (State::BodyCredit, 15.0)]
            } else {
                &[(State::HeadCaption, 10.0), (State::BodyCaption, 21.0), (State::Subhead, -4.0)]
            };
            votes.cast(Rule::Label, label.range.clone(), states);
        }
    }
}

/// Whether a label of several words names a caption: `Keterangan gambar`.
fn is_of_caption(row: &Row<'_>, label: &Labelled) -> bool {
    row.words_within(label.range.clone()).len() > 1
}

/// Whether a label makes the line a credit: `Foto: Sari Dewi`.
fn is_credit_line(row: &Row<'_>) -> bool {
    row.label.as_ref().is_some_and(|label| {
        let short = row.words <= 6 && row.ending == Ending::Open && !label.value.is_empty();
        let of_credit = match label.label {
            Label::Photo => !is_of_caption(row, label),
            Label::Credit => true,
            _ => false,
        };
        label.colon && short && of_credit && !row.text.contains("://")
    })
}

/// Whether a sentence is the beginning of the paragraph beside it with a few words left out: captions are often made so.
fn shortens(row: &Row<'_>, paragraph: &Row<'_>) -> bool {
    /// How many words may be left out.
    const LEFT_OUT: usize = 4;
    let (short, long) = (row.all.as_slice(), paragraph.all.as_slice());
    let alike = |at: usize| short.get(at).zip(long.get(at)).is_some_and(|(one, other)| one.key == other.key);
    if !(6..=40).contains(&short.len()) || long.len() < short.len() + 6 || !alike(0) || !alike(1) {
        return false;
    }
    let mut told = short.iter().peekable();
    for word in &long[..(short.len() + LEFT_OUT).min(long.len())] {
        told.next_if(|next| next.key == word.key);
    }
    told.peek().is_none()
}

/// Whether one of two neighbouring lines begins with the words of the other.
pub(super) fn repeats(row: &Row<'_>, other: &Row<'_>) -> bool {
    /// Less is said twice by chance, in bytes.
    const LEAST: usize = 20;
    let (short, long) = if row.all.len() <= other.all.len() { (row, other) } else { (other, row) };
    let short_lines = row.fold.is_some() && other.fold.is_some();
    let alike = || short.all.iter().zip(&long.all).all(|(one, other)| one.key == other.key);
    short_lines && !short.all.is_empty() && short.text.len() >= LEAST && alike()
}

#[cfg(test)]
mod tests {
    use super::super::{explain, read};
    use crate::article::{FieldName, Received, Role};
    use crate::packs::Packs;

    const BODY: [&str; 3] = [
        "Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan bersama-sama.",
        "Kepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah sampai tiga kilometer setiap hari.",
        "Warga berharap jembatan kedua segera menyusul sebelum musim hujan tiba pada akhir tahun ini juga.",
    ];

    /// What the lines are taken for that stand between the headline and the text, then those behind its first paragraph.
    fn roles(head: &str, inside: &str) -> Vec<Role> {
        let text =
            format!("Jembatan Gantung di Desa Kenari Dibuka\n{head}{}\n{inside}{}\n{}\n", BODY[0], BODY[1], BODY[2]);
        let all = explain(&text, &Packs::built_in());
        let (head, inside) = (head.lines().count(), inside.lines().count());
        all[1..=head].iter().chain(&all[head + 2..head + 2 + inside]).map(|line| line.role).collect()
    }

    #[test]
    fn a_caption_is_told_by_what_captions_say() {
        for line in [
            "Anak-anak sekolah menyeberang dengan riang. Foto: panitia pembangunan\n",
            "WARTA.COM/SARI DEWI Anak-anak sekolah menyeberang dengan riang pada hari pertama jembatan itu dibuka.\n",
            "Ilustrasi anak-anak sekolah menyeberangi jembatan gantung di sebuah desa di pinggir sungai besar\n",
            "Kepala Desa Kenari Budi Setia (kiri) bersama Sari Dewi (dua dari kanan) menggunting pita.\n",
        ] {
            assert_eq!(roles("", line), [Role::Caption], "{line}");
        }
        assert_eq!(roles("", "Jembatan gantung di Desa Kenari dibuka untuk warga.\n"), [Role::Caption]);
    }

    #[test]
    fn a_sentence_of_the_text_that_stands_again_without_its_stop_is_a_caption() {
        assert_eq!(roles("", &format!("{}\n", BODY[0].trim_end_matches('.'))), [Role::Caption]);
        assert_eq!(roles("", &format!("{}\n", BODY[0])), [Role::Body], "with its stop it may be meant");
    }

    #[test]
    fn a_caption_may_stand_above_the_headline() {
        let text = format!(
            "Warta\nWarga menyeberang pada hari pertama. Foto: WARTA/Sari Dewi\nJembatan Gantung di Desa Kenari Dibuka\n{}\n",
            BODY.join("\n")
        );
        let told: Vec<Role> = explain(&text, &Packs::built_in()).iter().map(|line| line.role).take(3).collect();
        assert_eq!(told, [Role::Chrome, Role::Caption, Role::Title]);
    }

    #[test]
    fn below_a_credit_a_short_sentence_is_its_caption() {
        let head = "Foto: Sari Dewi, Warta Kenari\nKepala Desa Kenari Budi Setia.\nMinggu, 8 Januari 2023\n";
        assert_eq!(roles(head, ""), [Role::Credit, Role::Caption, Role::Date]);
    }

    #[test]
    fn an_agency_below_the_date_is_who_wrote_it() {
        assert_eq!(roles("Minggu, 8 Januari 2023\nBerita - Antara\n", ""), [Role::Date, Role::Byline]);
    }

    #[test]
    fn what_a_picture_says_beside_itself_is_no_text() {
        for (head, inside, expected) in [
            (
                "Sumber gambar, Warta Foto\nKeterangan gambar, Warga menyeberang pada hari pertama\n",
                "",
                [Role::Credit, Role::Caption],
            ),
            ("", "Perbesar\nWarga menyeberang pada hari pertama jembatan itu dibuka\n", [Role::Chrome, Role::Caption]),
            (
                "",
                "Gambar: Warga menyeberang pada hari pertama.\nARSIP - Warga menyeberang sungai dengan rakit, 3 Maret 2023.\n",
                [Role::Caption; 2],
            ),
        ] {
            assert_eq!(roles(head, inside), expected, "{head}{inside}");
        }
        let paragraph = "Perbesar\nWarga dari tiga desa di sepanjang sungai itu datang sejak pagi untuk melihat sendiri jembatan yang mereka tunggu selama bertahun-tahun, kata kepala desa kepada wartawan pada hari yang sama.\n";
        assert_eq!(roles("", paragraph), [Role::Chrome, Role::Body], "a picture without a caption");
    }

    #[test]
    fn a_name_over_a_photo_credit_is_who_is_seen() {
        assert_eq!(roles("Budi Setia\nFoto: REUTERS/Sari Dewi\n", ""), [Role::Caption, Role::Credit]);
        assert_eq!(roles("Budi Setia\n", ""), [Role::Byline]);
    }

    #[test]
    fn what_a_writer_is_stands_beside_the_name_and_is_no_part_of_it() {
        for head in [
            "Sari Dewi\nKoresponden di Muara\n",
            "Koresponden\nSari Dewi\n",
            "Penulis, Sari Dewi\nPeranan, Warta Muara\n",
        ] {
            assert_eq!(roles(head, ""), [Role::Byline, Role::Byline], "{head}");
            let raw = format!("Jembatan Gantung di Desa Kenari Dibuka\n{head}{}\n", BODY.join("\n"));
            let article = read(Received::new("raw.txt", raw.as_bytes()), &Packs::built_in());
            assert_eq!(article.fields.value(FieldName::Byline), "Sari Dewi", "{head}");
        }
    }

    #[test]
    fn sentences_that_only_begin_alike_are_text() {
        let told =
            roles("", "Jembatan gantung di desa tetangga masih menunggu giliran untuk diperbaiki tahun depan.\n");
        assert_eq!(told, [Role::Body]);
    }
}

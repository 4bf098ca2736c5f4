//! Scoring rules for captions, picture credits, and names without a label, which are bylines or captions.

use crate::extract::rules::{Gathering, is_value};
use crate::extract::model::viterbi::State;
use crate::extract::line_info::{Ending, Labelled, Row};
use crate::extract::reason_code::Rule;
use crate::extract::rules::evidence::Votes;
use crate::packs::Label;

/// Maximum length, in words, of a line that is more likely a caption than a paragraph if a credit follows.
const CAPTION: usize = 20;

/// In an article with more credited captions than this, a sentence with names in brackets is a caption at any position.
const MANY: usize = 2;

/// Minimum number of words that count as a sentence.
const SENTENCE: usize = 8;

impl Gathering<'_, '_> {
    /// Rules for a name without a label: the writer, or the person in a picture.
    pub fn as_person(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let whole_line = 0..row.text.len();
        let beside = [index.checked_sub(1), Some(index + 1)].into_iter().flatten().filter_map(|at| self.rows.get(at));
        let has_job_title =
            if row.job { beside.into_iter().any(Row::is_name) } else { beside.into_iter().any(|row| row.job) };
        if has_job_title
            && (row.job || row.is_name())
            && (self.is_in_head(index) || !self.below(index).is_some_and(Row::is_paragraph))
        {
            let states = [(State::HeadByline, 16.0), (State::TailByline, 17.0), (State::Title, -2.0)];
            votes.cast(Rule::Job, whole_line.clone(), &states);
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
        let after_paragraph =
            self.above(index).is_some_and(Row::is_paragraph) && !self.below(index).is_some_and(Row::is_paragraph);
        let after_text = after_paragraph && self.is_below_text(index);
        let is_byline =
            if in_capitals { after_paragraph } else { after_text && is_value(row) && !row.text.contains('&') };
        if is_byline {
            votes.cast(Rule::NameBelowStory, whole_line.clone(), &[(State::TailByline, 16.5)]);
        }
        if index > 0 && self.is_seen(index) {
            votes.cast(Rule::CaptionPlace, 0..0, &[(State::HeadCaption, 9.0), (State::BodyCaption, 11.0)]);
        } else if is_value(row) && self.is_in_head(index) {
            let weight = if beside_date || over_label || self.is_below_date(index) { 8.0 } else { 7.0 };
            votes.cast(Rule::NameInHead, whole_line, &[(State::HeadByline, weight), (State::Title, -1.0)]);
        }
    }

    /// Whether the name is directly above a credit such as `Foto: …`, or directly below a credit that has no caption
    /// above it.
    fn is_seen(&self, index: usize) -> bool {
        let is_not_caption = |top: usize| self.rows[top].label.is_some() || self.rows[top].is_date(2);
        let below_credit =
            self.above(index).is_some_and(|above| above.credit) && index.checked_sub(2).is_none_or(is_not_caption);
        self.below(index).is_some_and(is_credit_line) || below_credit
    }

    /// Whether the line repeats a paragraph word for word, but without its full stop. Captions are often copied from
    /// the text.
    fn says_a_sentence_again(&self, index: usize, row: &Row<'_>) -> bool {
        let paragraph = |other: usize| self.rows[other].is_paragraph() && self.rows[other].ending == Ending::Sentence;
        row.ending == Ending::Open
            && row.words >= SENTENCE
            && index > self.story.first_paragraph
            && self.story.same_line(row, index).is_some_and(paragraph)
    }

    /// Rules for a line that ends with a picture credit.
    fn as_credited(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let credited = row.credited.as_ref().filter(|_| row.words < 60 && row.marker.is_none());
        let Some(credited) = credited else { return };
        let after_stop = row.text[..credited.credit.start].trim_end_matches(['(', '[', ' ']).ends_with('.');
        let (head, body): (f32, f32) = match (credited.sure, after_stop) {
            _ if credited.labelled => (15.0, 16.0),
            (true, _) => (7.5, 12.5),
            // After the last paragraph, names in brackets are the writers.
            (false, true) if self.below(index).is_some_and(Row::is_paragraph) => (4.0, 13.0),
            (false, true) if row.words <= CAPTION && self.story.credited > MANY => (4.0, 16.0),
            (false, true) => (4.0, 9.6),
            (false, false) => (3.0, 4.5),
        };
        // A headline does not end with a credit.
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

    /// Rules for captions and for credits on their own line.
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
            // If the picture has no caption, the text follows its button directly.
            let (head, body) = if row.ending == Ending::Sentence && row.words > 24 { (4.0, 5.0) } else { (12.0, 20.0) };
            let states = [(State::HeadCaption, head), (State::BodyCaption, body), (State::Subhead, -6.0)];
            votes.cast(Rule::BelowButton, 0..0, &states);
        }
        let above_credit = self.below(index).is_some_and(|below| below.credit || is_credit_line(below));
        if above_credit
            && !row.is_name()
            && row.words >= 4
            && row.marker.is_none()
            && row.date.is_none()
            && row.label.is_none()
        {
            let body = if row.words <= CAPTION { 14.0 } else { 9.0 };
            votes.cast(Rule::CaptionPlace, 0..0, &[(State::HeadCaption, 5.0), (State::BodyCaption, body)]);
        }
        let below_credit = self.above(index).is_some_and(|above| above.credit || is_credit_line(above));
        let short_sentence = row.ending == Ending::Sentence && row.words <= CAPTION;
        if below_credit && short_sentence && index < self.story.first_paragraph && row.date.is_none() {
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
        let repeated = row.says_twice();
        if repeated > 0 {
            // A whole sentence that occurs twice in one line is not article text.
            let body = if repeated >= SENTENCE { 21.0 } else { 14.0 };
            votes.cast(Rule::CaptionTwice, 0..0, &[(State::HeadCaption, 6.0), (State::BodyCaption, body)]);
        }
        if let Some(label) = row.label.as_ref().filter(|label| label.colon && !label.value.is_empty()) {
            let value = &row.text[label.value.clone()];
            let is_credit = label.label == Label::Credit
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
            let states: &[(State, f32)] = if is_credit {
                &[(State::HeadCredit, 15.0), (State::BodyCredit, 15.0)]
            } else {
                &[(State::HeadCaption, 10.0), (State::BodyCaption, 21.0), (State::Subhead, -4.0)]
            };
            votes.cast(Rule::Label, label.range.clone(), states);
        }
    }
}

/// Whether the label is a caption label, i.e. has several words: `Keterangan gambar`.
fn is_of_caption(row: &Row<'_>, label: &Labelled) -> bool {
    row.words_within(label.range.clone()).len() > 1
}

/// Whether the line is a credit with a label: `Foto: Sari Dewi`.
fn is_credit_line(row: &Row<'_>) -> bool {
    row.label.as_ref().is_some_and(|label| {
        let is_short = row.words <= 6 && row.ending == Ending::Open && !label.value.is_empty();
        let is_credit_label = match label.label {
            Label::Photo => !is_of_caption(row, label),
            Label::Credit => true,
            _ => false,
        };
        label.colon && is_short && is_credit_label && !row.text.contains("://")
    })
}

/// Whether a line is the start of the neighbouring paragraph with a few words left out, as captions often are.
fn shortens(row: &Row<'_>, paragraph: &Row<'_>) -> bool {
    /// Maximum number of words left out.
    const LEFT_OUT: usize = 4;
    let (short, long) = (row.all.as_slice(), paragraph.all.as_slice());
    let is_same = |at: usize| short.get(at).zip(long.get(at)).is_some_and(|(one, other)| one.key == other.key);
    if !(6..=40).contains(&short.len()) || long.len() < short.len() + 6 || !is_same(0) || !is_same(1) {
        return false;
    }
    let mut remaining = short.iter().peekable();
    for word in &long[..(short.len() + LEFT_OUT).min(long.len())] {
        remaining.next_if(|next| next.key == word.key);
    }
    remaining.peek().is_none()
}

/// Whether one of two neighbouring lines starts with all words of the other.
pub(crate) fn repeats(row: &Row<'_>, other: &Row<'_>) -> bool {
    /// Shorter text repeats by chance. In bytes.
    const LEAST: usize = 20;
    let (short, long) = if row.all.len() <= other.all.len() { (row, other) } else { (other, row) };
    let short_lines = row.fold.is_some() && other.fold.is_some();
    let is_prefix = || short.all.iter().zip(&long.all).all(|(one, other)| one.key == other.key);
    short_lines && !short.all.is_empty() && short.text.len() >= LEAST && is_prefix()
}

#[cfg(test)]
mod tests {
    use crate::extract::{explain, read};
    use crate::article::{FieldName, Received, Role};
    use crate::packs::Packs;

    const BODY: [&str; 3] = [
        "Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan bersama-sama.",
        "Kepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah sampai tiga kilometer setiap hari.",
        "Warga berharap jembatan kedua segera menyusul sebelum musim hujan tiba pada akhir tahun ini juga.",
    ];

    /// Returns the roles of the lines `head`, placed between headline and text, and of the lines `inside`, placed after
    /// the first paragraph.
    fn roles(head: &str, inside: &str) -> Vec<Role> {
        let text =
            format!("Jembatan Gantung di Desa Kenari Dibuka\n{head}{}\n{inside}{}\n{}\n", BODY[0], BODY[1], BODY[2]);
        let explained = explain(&text, &Packs::built_in());
        let (head, inside) = (head.lines().count(), inside.lines().count());
        explained[1..=head].iter().chain(&explained[head + 2..head + 2 + inside]).map(|line| line.role).collect()
    }

    #[test]
    fn captions_are_recognized_by_their_wording() {
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
    fn a_sentence_repeated_without_its_full_stop_is_a_caption() {
        assert_eq!(roles("", &format!("{}\n", BODY[0].trim_end_matches('.'))), [Role::Caption]);
        assert_eq!(roles("", &format!("{}\n", BODY[0])), [Role::Body], "a repetition with its full stop is text");
    }

    #[test]
    fn a_caption_can_be_above_the_headline() {
        let text = format!(
            "Warta\nWarga menyeberang pada hari pertama. Foto: WARTA/Sari Dewi\nJembatan Gantung di Desa Kenari Dibuka\n{}\n",
            BODY.join("\n")
        );
        let roles: Vec<Role> = explain(&text, &Packs::built_in()).iter().map(|line| line.role).take(3).collect();
        assert_eq!(roles, [Role::Chrome, Role::Caption, Role::Title]);
    }

    #[test]
    fn a_short_sentence_below_a_credit_is_its_caption() {
        let head = "Foto: Sari Dewi, Warta Kenari\nKepala Desa Kenari Budi Setia.\nMinggu, 8 Januari 2023\n";
        assert_eq!(roles(head, ""), [Role::Credit, Role::Caption, Role::Date]);
    }

    #[test]
    fn an_agency_below_the_date_is_the_byline() {
        assert_eq!(roles("Minggu, 8 Januari 2023\nBerita - Antara\n", ""), [Role::Date, Role::Byline]);
    }

    #[test]
    fn lines_beside_a_picture_are_not_text() {
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
    fn a_name_above_a_photo_credit_is_a_caption() {
        assert_eq!(roles("Budi Setia\nFoto: REUTERS/Sari Dewi\n", ""), [Role::Caption, Role::Credit]);
        assert_eq!(roles("Budi Setia\n", ""), [Role::Byline]);
    }

    #[test]
    fn a_job_title_beside_a_name_is_not_part_of_the_byline() {
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
    fn a_sentence_that_starts_like_a_paragraph_is_text() {
        let found =
            roles("", "Jembatan gantung di desa tetangga masih menunggu giliran untuk diperbaiki tahun depan.\n");
        assert_eq!(found, [Role::Body]);
    }
}

//! Scoring rules for captions and picture credits.

use crate::extract::line_info::LineInfo;
use crate::extract::matchers::ending::Ending;
use crate::extract::matchers::label::LabelMatch;
use crate::extract::rules::context::RuleContext;
use crate::extract::rules::evidence::Evidence;
use crate::extract::rules::score_rule::ScoreRule;
use crate::packs::FieldLabel;

/// Maximum length, in words, of a line that is more likely a caption than a paragraph if a credit follows.
const MAX_CAPTION_WORDS: usize = 20;

/// In an article with more credited captions than this, a sentence with names in brackets is a caption at any position.
const MANY_CAPTIONS: usize = 2;

/// Minimum number of words that count as a sentence.
const MIN_SENTENCE_WORDS: usize = 8;

impl RuleContext<'_, '_> {
    /// Whether the line repeats a paragraph word for word, but without its full stop. Captions are often copied from
    /// the text.
    fn repeats_sentence(&self, index: usize, line: &LineInfo<'_>) -> bool {
        let paragraph = |other: usize| self.lines[other].is_paragraph() && self.lines[other].ending == Ending::Sentence;
        line.ending == Ending::Unpunctuated
            && line.word_count >= MIN_SENTENCE_WORDS
            && index > self.doc.first_paragraph
            && self.doc.only_duplicate(line, index).is_some_and(paragraph)
    }

    /// Rules for a line that ends with a picture credit.
    fn apply_credited_caption_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let credited = line.caption_credit.as_ref().filter(|_| line.word_count < 60 && line.marker.is_none());
        let Some(credited) = credited else { return };
        let after_stop = line.text[..credited.credit.start].trim_end_matches(['(', '[', ' ']).ends_with('.');
        // Between paragraphs, an agency behind a sentence is the one that reported it.
        let is_among_paragraphs =
            || [self.above(index), self.below(index)].iter().all(|other| other.is_some_and(LineInfo::is_paragraph));
        if credited.is_agency_in_brackets && !credited.has_label && after_stop && is_among_paragraphs() {
            return;
        }
        let has_separators = line.separator_count > 0;
        let rule = match (credited.certain, after_stop) {
            _ if credited.has_label && has_separators => ScoreRule::CaptionCreditLabelledSeparators,
            _ if credited.has_label => ScoreRule::CaptionCreditLabelled,
            (true, _) if has_separators => ScoreRule::CaptionCreditCertainSeparators,
            (true, _) => ScoreRule::CaptionCreditCertain,
            // After the last paragraph, names in brackets are the writers.
            (false, true) if self.below(index).is_some_and(LineInfo::is_paragraph) => {
                ScoreRule::CaptionCreditBeforeParagraph
            }
            (false, true) if line.word_count <= MAX_CAPTION_WORDS && self.doc.credited_lines > MANY_CAPTIONS => {
                ScoreRule::CaptionCreditOneOfMany
            }
            (false, true) => ScoreRule::CaptionCreditAfterSentence,
            (false, false) => ScoreRule::CaptionCreditLoose,
        };
        evidence.fire(rule, credited.credit.clone());
    }

    /// Rules for captions and for credits on their own line.
    pub fn apply_picture_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        if line.is_credit {
            evidence.fire(ScoreRule::CreditLine, 0..line.text.len());
        }
        self.apply_credited_caption_rules(index, line, evidence);
        if line.starts_with_credit {
            evidence.fire(ScoreRule::CreditInFront, 0..0);
        }
        if line.mentions_picture {
            evidence.fire(ScoreRule::PictureWord, 0..0);
        }
        if line.mentions_picture_side && line.word_count < 75 {
            evidence.fire(ScoreRule::PictureSide, 0..0);
        }
        let below_button = self.above(index).is_some_and(|above| above.is_picture_button);
        if below_button && line.word_count < 60 && line.marker.is_none() && line.date.is_none() && !line.is_boilerplate
        {
            // If the picture has no caption, the text follows its button directly.
            let is_long = line.ending == Ending::Sentence && line.word_count > 24;
            let rule = if is_long { ScoreRule::BelowPictureButtonLong } else { ScoreRule::BelowPictureButton };
            evidence.fire(rule, 0..0);
        }
        let above_credit = self.below(index).is_some_and(|below| below.is_credit || is_credit_line(below));
        if above_credit
            && !line.is_name()
            && line.word_count >= 4
            && line.marker.is_none()
            && line.date.is_none()
            && line.label.is_none()
        {
            let is_short = line.word_count <= MAX_CAPTION_WORDS;
            let rule = if is_short { ScoreRule::CaptionOverCreditShort } else { ScoreRule::CaptionOverCreditLong };
            evidence.fire(rule, 0..0);
        }
        let below_credit = self.above(index).is_some_and(|above| above.is_credit || is_credit_line(above));
        let short_sentence = line.ending == Ending::Sentence && line.word_count <= MAX_CAPTION_WORDS;
        if below_credit && short_sentence && index < self.doc.first_paragraph && line.date.is_none() {
            evidence.fire(ScoreRule::CaptionBelowCredit, 0..0);
        }
        let beside = || [self.above(index), self.below(index)].into_iter().flatten();
        if self.repeats_sentence(index, line) {
            evidence.fire(ScoreRule::CaptionRepeatsSentence, 0..0);
        } else if beside().any(|other| is_abridgement_of(line, other)) {
            evidence.fire(ScoreRule::CaptionAbridgesNeighbour, 0..0);
        } else if beside().any(|other| line.is_prefix_repeat(other)) {
            evidence.fire(ScoreRule::CaptionStartsLikeNeighbour, 0..0);
        }
        let repeated = line.repeated_suffix_len();
        if repeated > 0 {
            // A whole sentence that occurs twice in one line is not article text.
            let is_sentence = repeated >= MIN_SENTENCE_WORDS;
            let rule = if is_sentence { ScoreRule::CaptionTwiceSentence } else { ScoreRule::CaptionTwicePhrase };
            evidence.fire(rule, 0..0);
        }
        if let Some(label) = line.label.as_ref().filter(|label| label.colon && !label.value.is_empty()) {
            let value = &line.text[label.value.clone()];
            let is_credit = label.label == FieldLabel::Credit
                || label.label == FieldLabel::Photo
                    && line.word_count <= 8
                    && line.ending == Ending::Unpunctuated
                    && !value.contains('(')
                    && value.contains(['/', ','])
                || label.label == FieldLabel::Photo
                    && line.word_count <= 5
                    && line.ending == Ending::Unpunctuated
                    && !is_caption_label(line, label);
            if value.starts_with("http") && label.label == FieldLabel::Photo
                || !matches!(label.label, FieldLabel::Photo | FieldLabel::Credit)
            {
                return;
            }
            let rule = if is_credit { ScoreRule::LabelCredit } else { ScoreRule::LabelCaption };
            evidence.fire(rule, label.range.clone());
        }
    }
}

/// Whether the label is a caption label, i.e. has several words: `Keterangan gambar`.
fn is_caption_label(line: &LineInfo<'_>, label: &LabelMatch) -> bool {
    line.tokens_within(label.range.clone()).len() > 1
}

/// Whether the line is a credit with a label: `Foto: Sari Dewi`.
pub(crate) fn is_credit_line(line: &LineInfo<'_>) -> bool {
    line.label.as_ref().is_some_and(|label| {
        let is_short = line.word_count <= 6 && line.ending == Ending::Unpunctuated && !label.value.is_empty();
        let is_credit_label = match label.label {
            FieldLabel::Photo => !is_caption_label(line, label),
            FieldLabel::Credit => true,
            _ => false,
        };
        label.colon && is_short && is_credit_label && !line.text.contains("://")
    })
}

/// Whether a line is the start of the neighbouring paragraph with a few words left out, as captions often are.
fn is_abridgement_of(line: &LineInfo<'_>, paragraph: &LineInfo<'_>) -> bool {
    /// Maximum number of words left out.
    const MAX_OMITTED_WORDS: usize = 4;
    let (short, long) = (line.tokens.as_slice(), paragraph.tokens.as_slice());
    let is_same = |at: usize| short.get(at).zip(long.get(at)).is_some_and(|(one, other)| one.key == other.key);
    if !(6..=40).contains(&short.len()) || long.len() < short.len() + 6 || !is_same(0) || !is_same(1) {
        return false;
    }
    let mut remaining = short.iter().peekable();
    for word in &long[..(short.len() + MAX_OMITTED_WORDS).min(long.len())] {
        remaining.next_if(|next| next.key == word.key);
    }
    remaining.peek().is_none()
}

#[cfg(test)]
mod tests {
    use crate::article::{FieldName, Role, SourceText};
    use crate::extract::{explain, extract};
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
            "Ilustrasi anak-anak sekolah menyeberangi jembatan gantung di sebuah desa di pinggir sungai besar\n",
        ] {
            assert_eq!(roles("", line), [Role::Caption], "{line}");
        }
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
        assert_eq!(roles[1..], [Role::Caption, Role::Title]);
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
            (
                "",
                "Perbesar\nWarga menyeberang pada hari pertama jembatan itu dibuka\n",
                [Role::Boilerplate, Role::Caption],
            ),
            (
                "",
                "Gambar: Warga menyeberang pada hari pertama.\nARSIP - Warga menyeberang sungai dengan rakit, 3 Maret 2023.\n",
                [Role::Caption; 2],
            ),
        ] {
            assert_eq!(roles(head, inside), expected, "{head}{inside}");
        }
        let paragraph = "Perbesar\nWarga dari tiga desa di sepanjang sungai itu datang sejak pagi untuk melihat sendiri jembatan yang mereka tunggu selama bertahun-tahun, kata kepala desa kepada wartawan pada hari yang sama.\n";
        assert_eq!(roles("", paragraph), [Role::Boilerplate, Role::Body], "a picture without a caption");
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
            let article = extract(SourceText::new("raw.txt", raw.as_bytes()), &Packs::built_in());
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

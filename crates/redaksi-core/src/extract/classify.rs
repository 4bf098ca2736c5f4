//! Classification: runs the rules and the model over a text and gives each line its role, reason and confidence.

use crate::article::{CERTAIN_CONFIDENCE, CERTAIN_FIELD_CONFIDENCE, Reason, Role};
use crate::extract::analyze::{AnalyzedText, analyze};
use crate::extract::doc_stats::DocStats;
use crate::extract::envelope::open_marked_up;
use crate::extract::envelope::received_lines::EnvelopePlacement;
use crate::extract::envelope::story_lines::StoryLine;
use crate::extract::line_class::{LineClass, LineOutcome};
use crate::extract::line_info::LineInfo;
use crate::extract::line_runs::{is_entry, is_parallel};
use crate::extract::model::calibration::{RemovalEstimate, RemovalSign};
use crate::extract::model::features::LineFeatures;
use crate::extract::model::model_file::Model;
use crate::extract::model::posterior;
use crate::extract::model::posterior::ClassProbabilities;
use crate::extract::model::scores::ClassScores;
use crate::extract::model::user_rules::UserRuleMatches;
use crate::extract::model::viterbi;
use crate::extract::model::weights::active_features;
use crate::extract::reason_code::ReasonCode;
use crate::extract::rules::evidence::{Evidence, FiredRule};
use crate::extract::spans;
use crate::extract::spans::link_promos;
use crate::extract::spans::span::{Span, SpanKind};
use crate::html::Page;
use crate::packs::{FieldLabel, Lexicon, MatchAction, UserRule};
use crate::text::count_sentences;

/// The least calibrated probability, in percent, with which a line is removed. Below it, the line stays in the text.
const MIN_REMOVAL: u8 = 50;

/// The same for a paragraph of sentences without words that sites print around stories.
const MIN_UNLIKELY_REMOVAL: u8 = 60;

/// The same for a line against which nothing speaks but its position.
const MIN_REMOVAL_BY_POSITION: u8 = 65;

/// The same for a paragraph, an entry of a list and a heading above a paragraph of this kind.
const MIN_UNSUPPORTED_REMOVAL: u8 = 80;

/// The least probability, in percent, with which a line fills a field instead of staying in the text.
const MIN_FIELD: u8 = 40;

/// The highest confidence, in percent, of a removal for which nothing on the line or linked to it speaks: such a line is
/// in doubt, and the user decides.
const MAX_CONFIDENCE_WITHOUT_EVIDENCE: u8 = CERTAIN_CONFIDENCE - 1;

/// In words. Longer first lines are no headlines.
const MAX_HEADLINE_WORDS: usize = 20;

/// More than all other scores of a line together.
const PLACEMENT_SCORE: f32 = 200.0;
/// How much of the matched text is stored in a reason, in bytes.
const MAX_EXCERPT_BYTES: usize = 120;

/// A line with its class, role and reason.
#[derive(Debug)]
pub(crate) struct ClassifiedLine<'a> {
    pub info: LineInfo<'a>,
    pub class: LineClass,
    pub role: Role,
    pub reason: Reason,
    pub spans: Vec<Span>,
}

/// Classifies the lines of a story. `page` is the web page that they come from, if any.
pub(crate) fn classify<'a>(
    story: &'a [StoryLine<'_>],
    page: Option<&Page>,
    lexicon: &Lexicon,
    model: &Model,
) -> Vec<ClassifiedLine<'a>> {
    let AnalyzedText { lines, doc, evidence } = analyze(story.iter().map(StoryLine::as_text_line), page, lexicon);
    let user_rules = UserRuleMatches::find(&lines, lexicon);
    let mut emissions = emission_scores(story, &lines, &doc, &evidence, model);
    for (index, emission) in emissions.iter_mut().enumerate() {
        user_rules.apply_scores(index, &lines, model.user_rules, emission);
    }
    let classes = viterbi::decode(&emissions, &model.transitions);
    let posteriors = posterior::posteriors(&emissions, &model.transitions, viterbi::WINDOW);
    let has_headline = classes.contains(&LineClass::Title);
    let signs = removal_signs(&lines, &evidence, &doc);
    let mut decisions: Vec<(LineClass, Role, Reason)> = classes
        .iter()
        .enumerate()
        .map(|(index, class)| {
            decide(
                model,
                &lines[index],
                evidence.for_line(index),
                *class,
                &posteriors[index],
                DecisionContext {
                    sign: signs[index],
                    is_entry: is_entry(&lines[index]) || is_parallel(&lines, index),
                    has_headline,
                    is_first: index == 0,
                },
            )
        })
        .collect();
    if page.is_none() {
        prefer_first_line_as_headline(&lines, &signs, &posteriors, &mut decisions);
    }
    if !decisions.iter().any(|(class, ..)| *class == LineClass::Title) {
        let is_removed_headline = is_unlikely_removal(&lines, &signs, &decisions);
        let first = (is_removed_headline || is_sentence_headline(&lines, &decisions)).then_some(0);
        let found = first.or_else(|| doubtful_headline(&doc, &signs, &decisions));
        if let Some(at) = found {
            let reason = Reason { rule: ReasonCode::HeadlinePosition.code().into(), ..Reason::default() };
            let confidence = CERTAIN_FIELD_CONFIDENCE - u8::from(is_removed_headline || at > 0);
            decisions[at] = (LineClass::Title, Role::Title, Reason { confidence, ..reason });
        }
    }
    let classified = lines.into_iter().zip(decisions).map(|(info, (class, role, reason))| {
        let mut spans = spans::find_spans(&info, role, &doc, lexicon);
        if let Some(page) = page {
            link_promos::add_link_promos(&mut spans, page, &info, role, lexicon);
        }
        ClassifiedLine { info, class, role, reason, spans }
    });
    let mut classified: Vec<ClassifiedLine<'a>> = classified.collect();
    for (line, placement) in classified.iter_mut().zip(story.iter().map(|line| line.placement)) {
        if let Some(placement) = placement {
            set_placed_role(line, placement);
        }
    }
    for (index, line) in classified.iter_mut().enumerate() {
        if let Some(rule) = user_rules.rule(index) {
            apply_user_rule(line, rule);
        }
    }
    classified
}

/// The score of each class for each line, with the classes that the envelope gives some of them.
fn emission_scores(
    story: &[StoryLine<'_>],
    lines: &[LineInfo<'_>],
    doc: &DocStats,
    evidence: &Evidence,
    model: &Model,
) -> Vec<ClassScores> {
    let of_line = |(index, line): (usize, &StoryLine<'_>)| {
        let features = LineFeatures::extract(lines, index, doc);
        let mut emission = model.weights.scores(active_features(evidence.for_line(index), &features));
        apply_placement(line, &mut emission);
        emission
    };
    story.iter().take(lines.len()).enumerate().map(of_line).collect()
}

/// What the model says about the removal of each non-blank line of a plain text, not calibrated.
pub(crate) fn removal_estimates(text: &str, lexicon: &Lexicon, model: &Model) -> Vec<RemovalEstimate> {
    let opened = open_marked_up(text, None, None, lexicon);
    let AnalyzedText { lines, doc, evidence } =
        analyze(opened.lines.iter().map(StoryLine::as_text_line), None, lexicon);
    let emissions = emission_scores(&opened.lines, &lines, &doc, &evidence, model);
    let posteriors = posterior::posteriors(&emissions, &model.transitions, viterbi::WINDOW);
    let signs = removal_signs(&lines, &evidence, &doc);
    let of_line = |index: usize| RemovalEstimate {
        line: lines[index].number,
        probability: removal_probability(&posteriors[index]),
        sign: signs[index],
    };
    let free = (0..lines.len()).filter(|index| opened.lines[*index].placement.is_none());
    free.map(of_line).collect()
}

/// The probability that a line is removed.
fn removal_probability(posterior: &ClassProbabilities) -> f64 {
    posterior::probability_of(posterior, |class| class.outcome() == LineOutcome::Removed)
}

/// Adds a score to the classes that the envelope gives a line, which no other evidence outweighs.
fn apply_placement(line: &StoryLine<'_>, emission: &mut ClassScores) {
    for class in line.placement.iter().flat_map(|placement| placement.classes) {
        emission[*class as usize] += PLACEMENT_SCORE;
    }
}

/// Sets the role and the reason of a line that the envelope gives a class.
fn set_placed_role(line: &mut ClassifiedLine<'_>, placement: EnvelopePlacement) {
    if let Some(class) = placement.classes.first().filter(|_| !placement.classes.contains(&line.class)) {
        line.class = *class;
    }
    let rule = placement.rule;
    line.role = line.class.role();
    line.reason = Reason { rule: rule.code().into(), detail: String::new(), confidence: rule.max_confidence() };
}

/// Sets the role and the reason of a line that a user rule matches.
fn apply_user_rule(line: &mut ClassifiedLine<'_>, rule: &UserRule) {
    let (code, role) = match rule.action {
        MatchAction::Remove => (ReasonCode::UserRuleRemove, line.class.role()),
        // A line kept among boilerplate becomes text.
        MatchAction::Keep => match line.class.role() {
            text @ (Role::Body | Role::DatelineBody | Role::Subhead) => (ReasonCode::UserRuleKeep, text),
            _ => (ReasonCode::UserRuleKeep, Role::Body),
        },
    };
    line.role = role;
    line.reason =
        Reason { rule: code.code().into(), detail: rule.pattern.text().to_owned(), confidence: code.max_confidence() };
    if rule.action == MatchAction::Keep {
        line.spans.retain(|span| !matches!(span.kind, SpanKind::InlinePromo | SpanKind::Boilerplate));
    }
}

/// What a decision about a line depends on besides the line.
#[derive(Clone, Copy, Debug)]
struct DecisionContext {
    /// What says that it is no part of the story.
    sign: RemovalSign,
    /// Whether it has the structure of an entry of a list.
    is_entry: bool,
    /// Whether another line is the headline.
    has_headline: bool,
    /// Whether it is the first line.
    is_first: bool,
}

/// Decides about a line, given its class in the most likely sequence and the probability of each class.
fn decide(
    model: &Model,
    line: &LineInfo<'_>,
    fired: &[FiredRule],
    class: LineClass,
    posterior: &ClassProbabilities,
    DecisionContext { sign, is_entry, has_headline, is_first }: DecisionContext,
) -> (LineClass, Role, Reason) {
    let is_removed = |class: LineClass| class.outcome() == LineOutcome::Removed;
    let removal = percent(model.calibration.apply(removal_probability(posterior), sign));
    let is_labelled = line.has_labelled_value();
    let is_in_tag_list = line.has_label(&[FieldLabel::Tags])
        || fired.iter().any(|fired| {
            use ReasonCode as Code;
            matches!(fired.rule.reason(), Code::BelowTags | Code::BelowInitials | Code::GluedTags | Code::MarkupTags)
        });
    // What a line, or the heading of its list, says about itself outweighs what is around it.
    let least = match sign {
        RemovalSign::Label => CERTAIN_CONFIDENCE,
        _ if is_in_tag_list => CERTAIN_CONFIDENCE,
        RemovalSign::OnLine | RemovalSign::InRun if line.is_paragraph() => MIN_UNLIKELY_REMOVAL,
        RemovalSign::Position if line.is_paragraph() || is_entry || line.is_site_heading => MIN_UNSUPPORTED_REMOVAL,
        RemovalSign::Position => MIN_REMOVAL_BY_POSITION,
        _ => MIN_REMOVAL,
    };
    if removal < least || class == LineClass::BodyEnd {
        if is_removed(class) {
            let is_kept = |class: LineClass| match class.outcome() {
                LineOutcome::Text => true,
                LineOutcome::Metadata => {
                    is_labelled
                        || is_in_tag_list && matches!(class, LineClass::Tag | LineClass::TagLabel)
                        || class == LineClass::Title && !has_headline
                }
                LineOutcome::Removed => false,
            };
            let kept = most_likely(posterior, is_kept);
            let reason = reason_for(model, line, fired, class, removal);
            return (kept, kept.role(), Reason { rule: ReasonCode::Uncertain.code().into(), ..reason });
        }
        let certainty = percent(posterior::probability_of(posterior, |other| other.role() == class.role()));
        // Nothing but the shape of the lines around it makes a short line a tag: it may be a verse. A field that the model
        // itself does not find likely takes no line from the text.
        let is_weak_field =
            class.outcome() == LineOutcome::Metadata && class != LineClass::Title && certainty < MIN_FIELD;
        if (class == LineClass::Tag || is_weak_field) && strongest_rule(model, fired, class).is_none() {
            let kept = most_likely(posterior, |class| class.outcome() == LineOutcome::Text);
            let reason = reason_for(model, line, fired, class, certainty);
            return (kept, kept.role(), Reason { rule: ReasonCode::Uncertain.code().into(), ..reason });
        }
        // A story without another headline has its headline in the first line, even if it names a day.
        let is_dated_headline = !has_headline && is_first && class.role() == Role::Date && !line.is_date_line(1);
        if is_dated_headline && !line.starts_with_date_word && line.label.is_none() {
            let reason = Reason { rule: ReasonCode::HeadlinePosition.code().into(), ..Reason::default() };
            return (LineClass::Title, Role::Title, Reason { confidence: CERTAIN_FIELD_CONFIDENCE, ..reason });
        }
        return (class, class.role(), reason_for(model, line, fired, class, certainty));
    }
    let class = if is_removed(class) { class } else { most_likely(posterior, is_removed) };
    let confidence = if sign.is_evidence() { removal } else { removal.min(MAX_CONFIDENCE_WITHOUT_EVIDENCE) };
    // Uncertain boilerplate between paragraphs is not excluded: it stays in place as a promo for the user to judge.
    let is_uncertain = class == LineClass::BodyBoilerplate && confidence < CERTAIN_CONFIDENCE;
    let role = if is_uncertain { Role::Promo } else { class.role() };
    (class, role, reason_for(model, line, fired, class, confidence))
}

/// Whether the first line, which could be a headline, is removed only for its place.
fn is_unlikely_removal(lines: &[LineInfo<'_>], signs: &[RemovalSign], decisions: &[(LineClass, Role, Reason)]) -> bool {
    lines.first().is_some_and(|line| {
        let is_removed = decisions[0].0.outcome() == LineOutcome::Removed && signs[0] == RemovalSign::Position;
        is_removed && (2..=MAX_HEADLINE_WORDS).contains(&line.word_count)
    })
}

/// The line above the text that shares most words with it, if it is removed only for its place and not for certain.
fn doubtful_headline(doc: &DocStats, signs: &[RemovalSign], decisions: &[(LineClass, Role, Reason)]) -> Option<usize> {
    doc.headline.filter(|at| {
        let (class, _, reason) = &decisions[*at];
        class.outcome() == LineOutcome::Removed && signs[*at] == RemovalSign::Position && !reason.is_certain()
    })
}

/// Makes the first line of a plain text the headline if it is a subheading or removed for its place, and no line near it is
/// clearly the headline: above the first paragraph, a story has its headline first.
fn prefer_first_line_as_headline(
    lines: &[LineInfo<'_>],
    signs: &[RemovalSign],
    posteriors: &[ClassProbabilities],
    decisions: &mut [(LineClass, Role, Reason)],
) {
    const MIN_WORDS: usize = 3;
    const MAX_DISTANCE: usize = 4;
    const MIN_HEADLINE: u8 = 65;
    let Some(first) = lines.first() else { return };
    let is_subhead = decisions[0].1 == Role::Subhead;
    let can_be_headline = is_subhead || is_unlikely_removal(lines, signs, decisions);
    let other = decisions.iter().position(|(class, ..)| *class == LineClass::Title);
    let is_alone = other.is_none_or(|at| at <= MAX_DISTANCE && decisions[at].2.confidence < MIN_HEADLINE);
    let is_headline = can_be_headline && is_alone && first.word_count >= MIN_WORDS && first.is_headline();
    if !is_headline || other.is_none() && !is_subhead {
        return;
    }
    if let Some(at) = other {
        let kept = most_likely(&posteriors[at], |class| class.outcome() == LineOutcome::Text);
        decisions[at].0 = kept;
        decisions[at].1 = kept.role();
        decisions[at].2.rule = ReasonCode::Uncertain.code().into();
    }
    let reason = Reason { rule: ReasonCode::HeadlinePosition.code().into(), ..Reason::default() };
    decisions[0] = (LineClass::Title, Role::Title, Reason { confidence: CERTAIN_FIELD_CONFIDENCE - 1, ..reason });
}

/// Whether the first line of a story without a headline is a headline in the form of a sentence: a single one, and clearly shorter
/// than the first paragraph.
fn is_sentence_headline(lines: &[LineInfo<'_>], decisions: &[(LineClass, Role, Reason)]) -> bool {
    let ([line, next, _, ..], [(LineClass::Body, ..), (LineClass::Body, ..), ..]) = (lines, decisions) else {
        return false;
    };
    (3..=MAX_HEADLINE_WORDS).contains(&line.word_count)
        && next.word_count * 2 >= line.word_count * 3
        && line.label.is_none()
        && count_sentences(line.text) == 1
}

/// The most likely of the classes that meet a condition.
fn most_likely(posterior: &ClassProbabilities, is_meant: impl Fn(LineClass) -> bool) -> LineClass {
    let classes = LineClass::ALL.into_iter().filter(|class| is_meant(*class));
    let probability = |class: &LineClass| posterior[*class as usize];
    classes.max_by(|a, b| probability(a).total_cmp(&probability(b))).unwrap_or(LineClass::BodyBoilerplate)
}

/// For each line, what says that it is no part of the story.
fn removal_signs(lines: &[LineInfo<'_>], evidence: &Evidence, doc: &DocStats) -> Vec<RemovalSign> {
    let mut signs: Vec<RemovalSign> = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let is_linked = index > doc.run(index).start && signs[index - 1].is_evidence();
        let is_own = || evidence.for_line(index).iter().any(|fired| fired.rule.is_removal_evidence());
        let sign = match line {
            _ if line.marker.is_some() => RemovalSign::Marker,
            _ if line.has_labelled_value() => RemovalSign::Label,
            _ if line.is_boilerplate || line.starts_with_boilerplate => RemovalSign::Phrase,
            _ if is_own() => RemovalSign::OnLine,
            _ if is_linked => RemovalSign::InRun,
            _ => RemovalSign::Position,
        };
        signs.push(sign);
    }
    signs
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
fn percent(probability: f64) -> u8 {
    (probability * 100.0).clamp(0.0, 100.0) as u8
}

/// The reason for a line that was not classified.
pub(crate) fn unprocessed_reason() -> Reason {
    Reason { rule: ReasonCode::DefaultText.code().into(), detail: String::new(), confidence: 0 }
}

fn reason_for(model: &Model, line: &LineInfo<'_>, fired: &[FiredRule], class: LineClass, confidence: u8) -> Reason {
    let strongest = strongest_rule(model, fired, class);
    let rule = strongest.map_or_else(|| default_reason(class), |fired| fired.rule.reason());
    let seen = strongest.map_or("", |fired| &line.text[fired.range.clone()]);
    let end = seen.floor_char_boundary(MAX_EXCERPT_BYTES);
    Reason { rule: rule.code().into(), detail: seen[..end].to_owned(), confidence }
}

/// The rule with the highest positive weight for a class. For equal weights, the first.
fn strongest_rule<'f>(model: &Model, fired: &'f [FiredRule], class: LineClass) -> Option<&'f FiredRule> {
    let mut best: Option<(f32, &FiredRule)> = None;
    for fired in fired {
        let weight = model.weights.of_rule(fired.rule, class);
        if weight > best.map_or(0.0, |(highest, _)| highest) {
            best = Some((weight, fired));
        }
    }
    best.map(|(_, fired)| fired)
}

/// The reason if no rule fired for the class: the position alone decided.
fn default_reason(class: LineClass) -> ReasonCode {
    match class {
        LineClass::Title => ReasonCode::HeadlinePosition,
        LineClass::Mast | LineClass::MastDate | LineClass::MastCaption => ReasonCode::AboveHeadline,
        LineClass::HeadBoilerplate => ReasonCode::BesideHeadline,
        LineClass::HeadByline => ReasonCode::NameInHead,
        LineClass::HeadCaption | LineClass::BodyCaption => ReasonCode::CaptionPosition,
        LineClass::HeadCredit | LineClass::BodyCredit => ReasonCode::CreditShape,
        LineClass::Standfirst => ReasonCode::Standfirst,
        LineClass::Subhead => ReasonCode::ShortBeforeParagraph,
        LineClass::HeadCard | LineClass::Card => ReasonCode::BelowMarker,
        LineClass::TailStart | LineClass::TailBoilerplate => ReasonCode::BelowStory,
        LineClass::Tag => ReasonCode::BelowTags,
        _ => ReasonCode::DefaultText,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::model::calibration::Calibration;
    use crate::packs::Packs;

    #[test]
    fn only_evidence_makes_a_removal_certain() {
        let paragraph =
            "Warga Desa Kenari membuka jembatan bambu di atas sungai pada hari Senin pagi bersama kepala desa.";
        let story = |end: &str| {
            format!("Jembatan Desa Kenari Dibuka\nSenin, 3 Maret 2025\n{paragraph}\n{paragraph} Sekolah dekat.\n{end}")
        };
        let packs = Packs::built_in();
        // No model is so sure that position alone would do.
        let model = Model::built_in().with_calibration(Calibration::uniform(1.0, 9.0));
        for (end, may_be_certain) in
            [("Kelapa muda segar\nAngin dari timur", false), ("Baca juga: Pasar Ikan Ramai", true)]
        {
            let text = story(end);
            let opened = open_marked_up(&text, None, None, packs.lexicon());
            let lines = classify(&opened.lines, None, packs.lexicon(), &model);
            let removed = || lines.iter().filter(|line| line.class.outcome() == LineOutcome::Removed);
            assert!(removed().count() > 0, "{end}");
            assert_eq!(removed().any(|line| line.reason.confidence >= CERTAIN_CONFIDENCE), may_be_certain, "{end}");
        }
    }

    fn roles(text: &str) -> Vec<Role> {
        let packs = Packs::built_in();
        let opened = open_marked_up(text, None, None, packs.lexicon());
        classify(&opened.lines, None, packs.lexicon(), Model::built_in()).iter().map(|line| line.role).collect()
    }

    #[test]
    fn the_first_line_of_a_very_short_story_is_its_headline() {
        let text =
            "Warga Menanam Bakau\n\nWarga desa menanam bakau di tepi pantai.\n\nBibit datang dari desa tetangga.\n";
        assert_eq!(roles(text), [Role::Title, Role::Body, Role::Body]);
    }

    #[test]
    fn verses_are_no_tags_without_a_heading_for_tags() {
        let text = "Dua Puisi Wulan Sari\n\nGERIMIS DI DERMAGA\n\nia datang\nperahu yang sunyi\ndi ujung dermaga\naku membilang\n\
                    camar yang pulang\n\nJARUM JAM\n\ntak ada pagi\ndi dinding rumahmu\n\nBandung, 2024\n\n\
                    Wulan Sari lahir di Cirebon pada 1990. Buku puisinya terbit tahun lalu.";
        let roles = roles(text);
        assert_eq!(roles[0], Role::Title);
        assert!(!roles.contains(&Role::Tags), "{roles:?}");
    }

    #[test]
    fn a_headline_that_names_a_day_is_a_headline() {
        let text = "Ramalan Bintang Hari Ini, Sabtu 6 Juni 2026\n\nOleh Wulan Sari\n\nAries (21 Maret - 19 April)\n\
                    Hari ini kamu perlu beristirahat. Jangan mengambil keputusan besar sebelum sore.\n\
                    Taurus (20 April - 20 Mei)\nRekan lama datang membawa kabar baik. Simpan uangmu untuk pekan depan.";
        assert_eq!(roles(text)[..2], [Role::Title, Role::Byline]);
        assert_eq!(
            roles("Sabtu, 6 Juni 2026\n\nRekan lama datang membawa kabar baik kepada semua warga desa.")[0],
            Role::Date
        );
    }

    #[test]
    fn a_short_sentence_above_longer_paragraphs_is_a_headline() {
        let paragraph =
            "Warga Desa Kenari membuka jembatan bambu di atas sungai pada hari Senin pagi. Kepala desa hadir.";
        let story = |first: &str| roles(&format!("{first}\n\n{paragraph}\n\n{paragraph}"))[0];
        assert_eq!(story("Warga Desa Kenari bergotong royong membuka jembatan."), Role::Title);
        assert_eq!(story("Warga bergotong royong. Mereka membuka jembatan di desa."), Role::Body);
        assert_eq!(story(&format!("{paragraph} Sekolah dekat dari sana, kata mereka.")), Role::Body);
    }

    #[test]
    fn opening_hours_and_sentences_about_the_past_stay_in_the_story() {
        let text = "Jam Buka Perpustakaan Akhir Tahun\n\nPerpustakaan daerah tutup pada akhir tahun, kata kepala dinas kepada wartawan.\n\n\
                    Senin–Kamis: 08.00–16.00\nSabtu: 09.00–13.00\n25 Desember: tutup\n31 Desember: 08.00–12.00\n\n\
                    Tahun lalu pengunjungnya 1.050 orang.\nParkir gratis.";
        assert!(!roles(text).contains(&Role::Date), "{:?}", roles(text));
        assert_eq!(
            roles("Jam Buka Perpustakaan\n\nSabtu, 3 Mei 2025 | 09.15 WIB\n\nPerpustakaan tutup pada akhir tahun.")[1],
            Role::Date
        );
    }
}

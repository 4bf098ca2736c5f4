//! Labelled stories: folders of NAME.txt with NAME.labels.tsv (`LINE<TAB>ROLE[<TAB>SUBSTRING]`), and the evaluation of
//! results against the labels.

use redaksi_core::article::Role;
use redaksi_core::extract::{LabelledStory, LineExplanation, SpanKind, TrainingExample};
use redaksi_core::packs::Packs;
use redaksi_core::text::normalize_for_match;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

/// One labelled story.
pub struct LabelledFile {
    /// The name of its files, without extension.
    pub name: String,
    /// The folder that it was read from.
    pub folder: PathBuf,
    /// The text as received.
    pub text: String,
    /// The role of each line, by its number, 1-based.
    pub roles: HashMap<u32, Role>,
    /// The promos inside paragraphs: line number and text.
    pub inline: Vec<(u32, String)>,
}

impl LabelledFile {
    /// The outlet: the part of the name before the number.
    #[must_use]
    pub fn outlet(&self) -> &str {
        self.name.rsplit_once('-').map_or(self.name.as_str(), |(outlet, _)| outlet)
    }

    /// The story as input for training.
    #[must_use]
    pub fn to_labelled_story(&self) -> LabelledStory<'_> {
        LabelledStory { text: &self.text, roles: self.roles.clone() }
    }
}

/// Reads a folder of labelled stories to train on, sorted by name. Refuses the labels of the project's own samples,
/// which are the test set.
///
/// # Errors
/// The folder holds the test set, or a file of it cannot be read or parsed.
pub fn read_training_folder(folder: &Path) -> Result<Vec<LabelledFile>, String> {
    let full =
        fs::canonicalize(folder).map_err(|error| format!("cannot read this folder ({error}): {}", folder.display()))?;
    if full.ancestors().any(|ancestor| ancestor.ends_with("tests/labels")) {
        return Err(format!("these labels are the test set and cannot be trained on: {}", folder.display()));
    }
    read_folder(folder)
}

/// Reads a folder of labelled stories, sorted by name.
///
/// # Errors
/// A file cannot be read or parsed.
pub fn read_folder(folder: &Path) -> Result<Vec<LabelledFile>, String> {
    let mut stories = Vec::new();
    let entries =
        fs::read_dir(folder).map_err(|error| format!("cannot read this folder ({error}): {}", folder.display()))?;
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        let Some(name) = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".labels.tsv")) else { continue };
        let message = |error: std::io::Error| format!("cannot read this story ({error}): {}", path.display());
        // The texts of our own samples are in `samples`. Labels without a text are those of web pages and are skipped.
        let beside = path.with_file_name(format!("{name}.txt"));
        let sample = Path::new("samples").join(format!("{name}.txt"));
        let Some(text_path) = [beside, sample].into_iter().find(|path| path.is_file()) else { continue };
        let text = redaksi_core::text::decode(&fs::read(text_path).map_err(message)?).text;
        let mut story = LabelledFile {
            name: name.to_owned(),
            folder: folder.to_owned(),
            text,
            roles: HashMap::new(),
            inline: Vec::new(),
        };
        for row in fs::read_to_string(&path).map_err(message)?.lines() {
            let cells: Vec<&str> = row.split('\t').collect();
            let [line, role, ..] = cells[..] else { return Err(format!("no label: {row}")) };
            let line = line.parse().map_err(|_| format!("no line number: {row}"))?;
            if matches!(role, "inline_promo" | "+inline_promo") {
                story.inline.push((line, cells.get(2).copied().unwrap_or_default().to_owned()));
            }
            let role = if role == "inline_promo" { "body" } else { role };
            story.roles.extend(Role::ALL.into_iter().find(|known| known.code() == role).map(|role| (line, role)));
        }
        stories.push(story);
    }
    stories.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(stories)
}

/// Three training examples for each story, with its outlet: with all phrases, without those of its outlet, and with half of
/// them. From the last two, the model learns what structure and context say where the words are unknown.
#[must_use]
pub fn training_examples(stories: &[LabelledFile]) -> Vec<(&str, TrainingExample)> {
    let known = Packs::built_in();
    let examples = stories.iter().flat_map(|story| {
        let unknown = without_phrases_of(stories, story.outlet());
        let half = Packs::built_in_filtered(&|phrase| is_in_half(&story.name, phrase));
        [&known, &unknown, &half].map(|packs| (story.outlet(), TrainingExample::new(&story.to_labelled_story(), packs)))
    });
    examples.collect()
}

/// Training examples from the stories in `crates/redaksi-dev/training`, which were written for this project: kinds of
/// stories of which the short lines belong to the text, such as line-ups, price lists and poems. Only the labels of the
/// headline, the text, its captions, and what is below it count: such stories say little about where outlets print names and dates.
///
/// # Errors
/// A file cannot be read or parsed.
pub fn written_examples() -> Result<Vec<TrainingExample>, String> {
    let known = Packs::built_in();
    let mut stories = read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("training"))?;
    for story in &mut stories {
        let counts = |role| {
            is_text(role)
                || is_removed(role)
                || matches!(role, Role::Title | Role::Tags | Role::EndMark | Role::Caption)
        };
        story.roles.retain(|_, role| counts(*role));
    }
    Ok(stories.iter().map(|story| TrainingExample::new(&story.to_labelled_story(), &known)).collect())
}

/// Whether a phrase is in the half of all phrases that belongs to a story. Always the same for the same words.
fn is_in_half(story: &str, phrase: &str) -> bool {
    let bytes = story.bytes().chain(normalize_for_match(phrase).into_bytes());
    // The FNV-1a hash.
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (hash >> 20).is_multiple_of(2)
}

fn is_text(role: Role) -> bool {
    matches!(role, Role::Body | Role::Subhead | Role::DatelineBody)
}

fn is_removed(role: Role) -> bool {
    matches!(role, Role::Promo | Role::Boilerplate)
}

/// The built-in packs without the phrases that occur only in stories of an outlet.
#[must_use]
pub fn without_phrases_of(stories: &[LabelledFile], outlet: &str) -> Packs {
    let words = |text: &str| -> String {
        let folded = normalize_for_match(text);
        let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        format!(" {} ", words.join(" "))
    };
    let (mut own, mut others) = (String::new(), String::new());
    for story in stories {
        *(if story.outlet() == outlet { &mut own } else { &mut others }) += &words(&story.text);
    }
    Packs::built_in_filtered(&|phrase| {
        let phrase = words(phrase);
        !own.contains(&phrase) || others.contains(&phrase)
    })
}

/// Counts of correct and wrong results.
#[derive(Default)]
pub struct Evaluation(
    /// Counts by role.
    BTreeMap<(&'static str, Role), usize>,
    /// Counts of all lines.
    BTreeMap<&'static str, usize>,
    /// A message for each line with a wrong role.
    pub Vec<String>,
    /// Removed lines by confidence in steps of ten: all, those that are text, other wrong ones.
    BTreeMap<u8, [usize; 3]>,
);

impl Evaluation {
    fn count(&mut self, what: &'static str, is_true: bool) {
        *self.1.entry(what).or_default() += usize::from(is_true);
    }

    /// Adds the results of a story.
    pub fn add(&mut self, story: &LabelledFile, readings: &[LineExplanation]) {
        let lines: Vec<&str> = story.text.split('\n').collect();
        let mut spans = Vec::new();
        let (mut is_whole, mut is_whole_alone) = (true, true);
        for reading in readings {
            let received = lines.get(reading.line as usize - 1).copied().unwrap_or_default();
            let Some(want) = story.roles.get(&reading.line).copied() else { continue };
            let have = reading.role;
            *self.0.entry(("want", want)).or_default() += 1;
            *self.0.entry(("have", have)).or_default() += 1;
            *self.0.entry(("both", want)).or_default() += usize::from(want == have);
            self.count("lines", true);
            self.count("same", want == have);
            self.count("to remove", is_removed(want));
            self.count("removed of those", is_removed(want) && is_removed(have));
            self.count("removed", is_removed(have));
            self.count("promos", want == Role::Promo);
            self.count("promos removed", want == Role::Promo && is_removed(have));
            self.count("text", is_text(want));
            self.count("text lost", is_text(want) && is_removed(have));
            let certain = is_removed(have) && reading.reason.is_certain();
            self.count("certain", certain);
            self.count("certain wrong", certain && !is_removed(want));
            is_whole &= !(is_removed(want) && !is_removed(have) || is_text(want) && certain);
            is_whole_alone &= !(is_removed(want) && !certain || is_text(want) && is_removed(have));
            if is_removed(have) {
                let band = self.3.entry(reading.reason.confidence / 10 * 10).or_default();
                let wrong = [true, is_text(want), !is_text(want) && !is_removed(want)];
                band.iter_mut().zip(wrong).for_each(|(count, is_true)| *count += usize::from(is_true));
            }
            if want != have {
                let beginning: String = received.trim().chars().take(100).collect();
                self.2.push(format!(
                    "{}:{}\t{} -> {} ({} {})\t{beginning}",
                    story.name,
                    reading.line,
                    want.code(),
                    have.code(),
                    reading.reason.rule,
                    reading.reason.confidence
                ));
            }
            let inline = reading.spans.iter().filter(|span| span.kind == SpanKind::InlinePromo);
            spans.extend(inline.map(|span| (reading.line, received[span.range.clone()].to_owned())));
        }
        for (line, text) in &story.inline {
            let hit = spans.iter().any(|(other, span)| line == other && overlap(text, span));
            self.count("inline", true);
            self.count("inline found", hit);
            (is_whole, is_whole_alone) = (is_whole && hit, is_whole_alone && hit);
        }
        self.count("stories", true);
        self.count("whole", is_whole);
        self.count("whole alone", is_whole_alone);
        for (line, span) in &spans {
            let right = story.inline.iter().any(|(other, text)| line == other && overlap(text, span));
            self.count("spans", true);
            self.count("spans right", right);
        }
    }

    fn total(&self, what: &'static str) -> usize {
        self.1.get(what).copied().unwrap_or_default()
    }

    fn ratio(&self, part: &'static str, whole: &'static str) -> String {
        ratio(self.total(part), self.total(whole))
    }

    /// Prints the counts and ratios.
    pub fn print(&self, title: &str) {
        println!("== {title}: {} lines, accuracy {}", self.total("lines"), self.ratio("same", "lines"));
        println!(
            "whole stories      {}   without decisions {}",
            self.ratio("whole", "stories"),
            self.ratio("whole alone", "stories")
        );
        println!("removal recall     {}", self.ratio("removed of those", "to remove"));
        let wrong = self.total("removed") - self.total("removed of those");
        println!(
            "removal precision  {}   ({wrong} wrong of {})",
            self.ratio("removed of those", "removed"),
            self.total("removed")
        );
        println!("promo recall       {}", self.ratio("promos removed", "promos"));
        println!(
            "text lost          {}   ({} of {})",
            ratio4(self.total("text lost"), self.total("text")),
            self.total("text lost"),
            self.total("text")
        );
        println!(
            "certain, wrong     {}   ({} of {})",
            ratio4(self.total("certain wrong"), self.total("certain")),
            self.total("certain wrong"),
            self.total("certain")
        );
        println!(
            "inline recall      {}   precision {}",
            self.ratio("inline found", "inline"),
            self.ratio("spans right", "spans")
        );
        for (band, [all, text, other]) in &self.3 {
            println!("removed at {band:3}: {all:5}, of them text {text}, other parts {other}");
        }
        for role in Role::ALL {
            let count = |what| self.0.get(&(what, role)).copied().unwrap_or_default();
            println!(
                "{:14} recall {}  precision {}  ({})",
                role.code(),
                ratio(count("both"), count("want")),
                ratio(count("both"), count("have")),
                count("want")
            );
        }
    }
}

fn ratio(part: usize, whole: usize) -> String {
    if whole == 0 { "  -  ".to_owned() } else { format!("{:.3}", part as f64 / whole as f64) }
}

fn ratio4(part: usize, whole: usize) -> String {
    if whole == 0 { "  -  ".to_owned() } else { format!("{:.4}", part as f64 / whole as f64) }
}

/// Whether two texts are equal, or one contains the other and is at most 15 % longer. Ignores differences in spacing.
fn overlap(a: &str, b: &str) -> bool {
    let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (a, b) = (squeeze(a), squeeze(b));
    let (short, long) = if a.chars().count() < b.chars().count() { (&a, &b) } else { (&b, &a) };
    let (short_len, long_len) = (short.chars().count(), long.chars().count());
    a == b || short_len > 8 && long.contains(short.as_str()) && short_len * 100 >= long_len * 85
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_labels_of_the_samples_are_not_trained_on() {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
        for folder in [tests.join("labels"), tests.join("labels/."), tests.join("../tests/labels")] {
            assert!(read_training_folder(&folder).is_err_and(|message| message.contains("test set")));
        }
        let other = std::env::temp_dir().join(format!("redaksi-training-{}", std::process::id()));
        fs::create_dir_all(&other).unwrap();
        assert_eq!(read_training_folder(&other).map(|stories| stories.len()), Ok(0));
        fs::remove_dir(&other).unwrap();
    }
}

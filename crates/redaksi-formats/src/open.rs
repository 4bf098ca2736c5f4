//! Opens a story from the bytes of any file that a desk receives: a stored story, a text, a web page, or a document.

use crate::read::{self, DocumentAttachment, DocumentKind, DocumentMetadata, ReadDocument, ReadError, ReadWarning};
use redaksi_core::article::{Article, Block, ExcludedLine, Field, FieldName, PartialDateTime, Reason, Role};
use redaksi_core::extract::{ReasonCode, parse_date, parse_dateline};
use redaksi_core::formats::{self, OpenError};
use redaksi_core::packs::Packs;
use redaksi_core::text::{is_blank, lines};

/// Why a file cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenFileError {
    /// The stored story, text or page cannot be read.
    #[error(transparent)]
    Story(#[from] OpenError),
    /// The document cannot be read.
    #[error(transparent)]
    Document(#[from] ReadError),
}

/// A story with what the file holds besides it.
#[derive(Debug)]
pub struct OpenedStory {
    /// The story.
    pub article: Article,
    /// The kind of document; `None` for a stored story, a text and a web page.
    pub kind: Option<DocumentKind>,
    /// Files within the document.
    pub attachments: Vec<DocumentAttachment>,
    /// How many pictures the document shows, which the story does not have.
    pub pictures: usize,
}

/// Opens a story.
///
/// `name` is the file name without folders; empty if there is none.
///
/// # Errors
/// An [`OpenFileError`] if the content is not what it claims to be, or exceeds a limit.
pub fn open(name: &str, bytes: &[u8], packs: &Packs) -> Result<OpenedStory, OpenFileError> {
    let Some(kind) = read::sniff(bytes, name) else {
        let article = formats::open(name, bytes, packs).map_err(|error| explained(error, name, bytes))?;
        return Ok(OpenedStory { article, kind: None, attachments: Vec::new(), pictures: 0 });
    };
    let document = read::open(name, bytes)?;
    let mut article = document.open(packs)?;
    let ReadDocument { metadata, attachments, warnings, .. } = document;
    let pictures = warnings.iter().map(|warning| if let ReadWarning::Images(count) = warning { *count } else { 0 });
    name.clone_into(&mut article.source.name);
    if kind == DocumentKind::Mail {
        take_forwarded_subject(&mut article);
    }
    fill_place(&mut article, packs);
    fill_fields(&mut article, kind, &metadata);
    Ok(OpenedStory { article, kind: Some(kind), attachments, pictures: pictures.sum() })
}

/// Returns the more precise reason where a file that holds no text is a document that cannot be read, such as one of Word 97 or a
/// spreadsheet.
fn explained(error: OpenError, name: &str, bytes: &[u8]) -> OpenFileError {
    if error == OpenError::Binary
        && let Err(reason) = read::open(name, bytes)
        // A picture or a film is no document, however large it is.
        && !matches!(reason, ReadError::UnknownKind | ReadError::TooLarge)
    {
        return reason.into();
    }
    error.into()
}

/// Marks in front of the subject of a mail that was answered or forwarded, in lower case.
const REPLY_MARKS: [&str; 12] = ["re", "fw", "fwd", "bls", "trs", "aw", "wg", "tr", "rv", "antw", "sv", "vs"];

/// A longer paragraph above a forwarded message is more than a note to the desk.
const MAX_NOTE_WORDS: usize = 12;

/// Makes the subject of a forwarded message the headline, where a line above that message was taken for it: what the sender
/// wrote to the desk.
fn take_forwarded_subject(article: &mut Article) {
    let header = ReasonCode::MailHeader.code();
    let Some(note) = article.fields.get(FieldName::Headline).and_then(|field| field.lines.first().copied()) else {
        return;
    };
    let is_subject = |line: &ExcludedLine| line.line > note && line.role == Role::Title && line.reason.rule == header;
    let Some(at) = article.excluded.iter().rposition(is_subject) else { return };
    let line = article.excluded[at].line;
    // A mail with the story above the message that it answers keeps its headline.
    let is_above = |block: &Block| block.lines.iter().any(|other| *other < line);
    let is_short = |block: &Block| block.marks.is_empty() && block.text.split_whitespace().count() <= MAX_NOTE_WORDS;
    if article.body.iter().all(is_above) || article.body.iter().any(|block| is_above(block) && !is_short(block)) {
        return;
    }
    let mut subject = article.excluded[at].text.split_once(':').map_or("", |(_, value)| value.trim());
    while let Some((mark, rest)) = subject.split_once(':')
        && REPLY_MARKS.contains(&mark.trim().to_lowercase().as_str())
    {
        subject = rest.trim();
    }
    if subject.is_empty() {
        return;
    }
    let headline = Field { value: subject.to_owned(), lines: vec![line], ..Field::default() };
    let before = article.fields.replace(FieldName::Headline, headline);
    article.excluded.remove(at);
    let note = article.body.extract_if(.., |block| is_above(block));
    let mut lines: Vec<u32> = note.flat_map(|block| block.lines).chain(before.lines).collect();
    lines.sort_unstable();
    for line in lines {
        let text = source_line(article, line).to_owned();
        let reason = Reason { rule: ReasonCode::Greeting.code().into(), confidence: 75, ..Reason::default() };
        let at = article.excluded.partition_point(|other| other.line < line);
        article.excluded.insert(at, ExcludedLine { text, line, role: Role::Boilerplate, reason });
    }
}

/// Returns a line of the received text, 1-based, without white space around it.
fn source_line(article: &Article, line: u32) -> &str {
    lines(&article.source.text).find(|other| other.number == line).map_or("", |line| line.text.trim())
}

/// Fills a vacant place from the line that the date was read from, such as `KENARI, 12 January 2026`: the words before the date,
/// in capitals or named in the first paragraph as well.
fn fill_place(article: &mut Article, packs: &Packs) {
    if !is_blank(article.fields.value(FieldName::Place)) {
        return;
    }
    let published = article.fields.get(FieldName::Published).map(|field| field.lines.as_slice());
    let Some([line]) = published else { return };
    let Some((words, date)) = source_line(article, *line).split_once(',') else { return };
    let is_date = |text: &str| parse_date(text.trim(), packs).is_ok();
    // A weekday stands in front of a date too.
    if !is_date(date) || is_date(words) || !words.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.')) {
        return;
    }
    let is_named =
        article.body.iter().find(|block| !is_blank(&block.text)).is_some_and(|block| block.text.contains(words));
    let is_upper = !words.chars().any(char::is_lowercase);
    let dateline = parse_dateline(&format!("{words} – "), packs).filter(|_| is_upper || is_named);
    if let Some(place) = dateline.map(|dateline| dateline.place).filter(|place| !place.is_empty()) {
        article.fields.replace(FieldName::Place, Field { value: place, ..Field::default() });
    }
}

/// Fills vacant fields with what the document says about itself. The properties of office documents are left alone: they name a
/// template or the owner of a computer more often than the story.
fn fill_fields(article: &mut Article, kind: DocumentKind, metadata: &DocumentMetadata) {
    let says_it_of_the_story =
        matches!(kind, DocumentKind::Markdown | DocumentKind::Mhtml | DocumentKind::WebArchive | DocumentKind::Mail);
    if !says_it_of_the_story {
        return;
    }
    let date = |text: &str| text.parse::<PartialDateTime>().map_or_else(|_| String::new(), |date| date.to_string());
    let is_mail = kind == DocumentKind::Mail;
    let editor = metadata.fields.iter().find(|(name, _)| !is_mail && name.eq_ignore_ascii_case("editor"));
    let values = [
        (FieldName::Headline, metadata.title.clone()),
        (FieldName::Byline, if is_mail { String::new() } else { metadata.authors.join(", ") }),
        (FieldName::Editor, editor.map_or_else(String::new, |(_, value)| value.clone())),
        (FieldName::Published, if is_mail { String::new() } else { date(&metadata.created) }),
        (FieldName::Abstract, if is_mail { String::new() } else { metadata.description.clone() }),
        (FieldName::Language, metadata.language.clone()),
        (FieldName::SourceUrl, metadata.url.clone()),
    ];
    for (name, value) in values {
        let value = value.trim().replace(['\r', '\n'], " ");
        if !value.is_empty() && is_blank(article.fields.value(name)) {
            article.fields.replace(name, Field { value, ..Field::default() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use redaksi_core::article::body_text;

    #[test]
    fn the_front_matter_of_markdown_fills_vacant_fields() {
        let markdown = "---\ntitle: Panen Garam di Pantai Utara\nauthor: Sari Dewi\neditor: \"Bambang Suryo\"\n---\n\n\
                        Petani garam memanen lebih awal karena kemarau datang pada bulan Mei.\n\n\
                        Hasil panen naik dua kali lipat dibanding tahun lalu, kata mereka.\n";
        let opened = open("garam.md", markdown.as_bytes(), &Packs::built_in()).unwrap();
        assert_eq!(opened.kind, Some(DocumentKind::Markdown));
        let fields = &opened.article.fields;
        assert_eq!(fields.value(FieldName::Headline), "Panen Garam di Pantai Utara");
        assert_eq!(fields.value(FieldName::Byline), "Sari Dewi");
        assert_eq!(fields.value(FieldName::Editor), "Bambang Suryo");
        assert!(body_text(&opened.article.body).contains("Hasil panen naik"));
        assert_eq!(opened.article.source.name, "garam.md");
    }

    #[test]
    fn a_binary_file_is_refused_with_the_most_precise_reason() {
        let reason = |name: &str, bytes: &[u8]| open(name, bytes, &Packs::built_in()).unwrap_err();
        let old_word = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0\0\0\0\0";
        assert!(matches!(reason("a.doc", old_word), OpenFileError::Document(ReadError::OldWord)));
        let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x02\0\x08\x06\0";
        assert!(matches!(reason("a.png", picture), OpenFileError::Story(OpenError::Binary)));
        let damaged = b"PK\x03\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
        assert!(matches!(reason("a.docx", damaged), OpenFileError::Document(_)));
    }

    const LEAD: &str =
        "Sebanyak 240 nelayan Desa Kenari menolak pembangunan dermaga baru karena khawatir terumbu karang rusak.";
    const SECOND: &str =
        "Ketua kelompok nelayan mengatakan warga belum pernah diajak berbicara sejak rencana itu diumumkan.";

    /// A document of RTF with these paragraphs.
    fn rtf(paragraphs: &[&str]) -> Vec<u8> {
        format!("{{\\rtf1\\ansi {}\\par}}", paragraphs.join("\\par\n")).into_bytes()
    }

    #[test]
    fn a_line_with_place_and_date_gives_the_place() {
        let place = |line: &str| {
            let bytes = rtf(&["Nelayan Menolak Dermaga Baru", line, LEAD, SECOND]);
            let article = open("a.rtf", &bytes, &Packs::built_in()).unwrap().article;
            article.validate().unwrap();
            assert_eq!(article.fields.value(FieldName::Published), "2026-01-12", "{line}");
            article.fields.value(FieldName::Place).to_owned()
        };
        assert_eq!(place("KENARI, 12 Januari 2026"), "Kenari");
        assert_eq!(place("Kenari, 12 Januari 2026"), "Kenari");
        assert_eq!(place("Senin, 12 Januari 2026"), "");
        assert_eq!(place("12 Januari 2026"), "");
    }

    #[test]
    fn the_subject_of_a_forwarded_mail_is_the_headline_and_the_note_above_is_set_aside() {
        let mail = |above: &str, below: &str| {
            format!(
                "From: Ruth <ruth@desk.example>\nTo: redaksi@warta.example\nSubject: Fwd: RE: Nelayan Menolak Dermaga\nMIME-Version: 1.0\n\
                 Content-Type: text/plain; charset=utf-8\n\n{above}\n\n---------- Forwarded message ---------\n\
                 From: Humas <humas@dinas.example>\nDate: Mon, Jan 12, 2026 at 8:15 AM\nSubject: RE: Nelayan Menolak Dermaga\n\
                 To: Ruth <ruth@desk.example>\n\n\n{below}\n"
            )
        };
        let story = format!("{LEAD}\n\n{SECOND}");
        let article =
            open("a.eml", mail("Please use this.\n\nRuth", &story).as_bytes(), &Packs::built_in()).unwrap().article;
        article.validate().unwrap();
        assert_eq!(article.fields.value(FieldName::Headline), "Nelayan Menolak Dermaga");
        assert!(article.excluded.iter().any(|line| line.text == "Please use this."), "{:?}", article.excluded);
        assert!(article.excluded.is_sorted_by_key(|line| line.line));
        assert!(
            article.excluded.iter().any(|line| line.text == "Ruth" && line.is_doubtful()),
            "{:?}",
            article.excluded
        );
        assert_eq!(article.body.len(), 2);
        let line = article.excluded.iter().find(|line| line.text == "Please use this.").unwrap().line;
        assert_eq!(article.locations_of_line(line).len(), 1);
        // A story above the message that it answers stays.
        let above = format!("Dermaga Ditolak Warga\n\n{story}");
        let article =
            open("a.eml", mail(&above, "Kapan naskahnya datang?").as_bytes(), &Packs::built_in()).unwrap().article;
        assert!(body_text(&article.body).contains(LEAD), "{:?}", article.body);
        assert_ne!(article.fields.value(FieldName::Headline), "");
    }

    #[test]
    fn a_text_is_no_document() {
        let opened = open("a.txt", b"Judul\n\nIsi berita.", &Packs::built_in()).unwrap();
        assert_eq!((opened.kind, opened.article.source.name.as_str()), (None, "a.txt"));
    }
}

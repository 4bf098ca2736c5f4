//! Reads mail messages: the text with the headers, and the attachments.

use crate::read::document::{
    DocumentAttachment, DocumentKind, DocumentMetadata, ReadContent, ReadDocument, printed_headers, safe_file_name,
};
use crate::read::error::ReadError;
use crate::read::limits::{MAX_MESSAGE_DEPTH, MAX_PARTS};
use mail_parser::{Address, Header, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use std::borrow::Cow;

/// The most headers that are kept, and the most characters of each.
const MAX_HEADERS: usize = 200;
const MAX_HEADER_CHARS: usize = 2_000;

/// Names of headers of which a message has at least one that text written by hand does not have.
const TECHNICAL: [&str; 8] = [
    "received",
    "mime-version",
    "message-id",
    "return-path",
    "content-type",
    "delivered-to",
    "x-mailer",
    "content-transfer-encoding",
];

/// Reads a message.
///
/// # Errors
/// [`ReadError::Damaged`], a limit, or [`ReadError::NoText`] if it has neither a text nor attachments.
pub(super) fn read(bytes: &[u8]) -> Result<ReadDocument, ReadError> {
    let message = parse(bytes)?;
    let metadata = metadata_of(&message);
    let attachments = attachments_of(&message);
    let content = content_of(&message, &metadata)?;
    if content.as_str().trim().is_empty() && attachments.is_empty() {
        return Err(ReadError::NoText);
    }
    Ok(ReadDocument { metadata, attachments, ..ReadDocument::new(DocumentKind::Mail, content) })
}

/// Parses a message within the limits.
pub(super) fn parse(bytes: &[u8]) -> Result<Message<'_>, ReadError> {
    if nested_too_deep(bytes) {
        return Err(ReadError::TooDeep);
    }
    let message = MessageParser::default()
        .parse(bytes)
        .filter(|message| !message.parts.is_empty())
        .ok_or_else(|| ReadError::damaged("it is no mail message"))?;
    if message.parts.len() > MAX_PARTS {
        return Err(ReadError::TooManyParts);
    }
    Ok(message)
}

/// Whether more messages or multiparts are declared within each other than the limit. Counts the declarations, which are
/// more than the depth; a message with many attached messages beside each other is still below the limit of parts.
fn nested_too_deep(bytes: &[u8]) -> bool {
    let declares = |line: &[u8]| {
        let front = line.get(..13).is_some_and(|front| front.eq_ignore_ascii_case(b"content-type:"));
        let rest = line.get(13..).unwrap_or_default().trim_ascii_start();
        let names = |kind: &[u8]| rest.get(..kind.len()).is_some_and(|front| front.eq_ignore_ascii_case(kind));
        front && (names(b"multipart/") || names(b"message/"))
    };
    bytes.split(|byte| *byte == b'\n').filter(|line| declares(line)).nth(MAX_MESSAGE_DEPTH * 10).is_some()
}

/// Whether the bytes begin with the headers of a message.
pub(super) fn is_mail(bytes: &[u8]) -> bool {
    const HEAD_BYTES: usize = 16 * 1024;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD_BYTES)]).into_owned();
    let mut lines = head.lines().peekable();
    // The line of an mbox file.
    if lines.peek().is_some_and(|line| line.starts_with("From ")) {
        lines.next();
    }
    let (mut headers, mut technical) = (0, 0);
    for line in lines {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) && headers > 0 {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        if name.is_empty()
            || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
        {
            return false;
        }
        headers += 1;
        technical += usize::from(TECHNICAL.contains(&name.to_ascii_lowercase().as_str()));
    }
    headers >= 2 && technical >= 1
}

/// Returns the text of a message: HTML if it has HTML, else plain text below its headers.
fn content_of(message: &Message<'_>, metadata: &DocumentMetadata) -> Result<ReadContent, ReadError> {
    let parts = |ids: &[u32]| -> Vec<&MessagePart<'_>> {
        ids.iter().filter_map(|id| message.parts.get(*id as usize)).collect()
    };
    let (plain, html) = (parts(&message.text_body), parts(&message.html_body));
    let texts: Vec<String> = plain.iter().filter_map(|part| plain_text(message, part)).collect();
    let has_plain_text = texts.iter().any(|text| !text.trim().is_empty());
    let has_html = html.iter().any(|part| matches!(&part.body, PartType::Html(html) if !html.trim().is_empty()));
    if has_html && (!has_plain_text || html_says_more(&html, &texts)) {
        let mut page = String::new();
        for part in html {
            match &part.body {
                PartType::Html(html) => page.push_str(&with_image_names(message, html)),
                PartType::Text(_) => {
                    page.push_str("<pre>");
                    crate::read::flow::escape_into(&mut page, &plain_text(message, part).unwrap_or_default());
                    page.push_str("</pre>\n");
                }
                _ => {}
            }
        }
        return Ok(ReadContent::Html(page));
    }
    let mut text = printed_headers(metadata);
    if text.is_empty() && !has_plain_text {
        return Err(ReadError::NoText);
    }
    for part in texts {
        text.push('\n');
        text.push_str(&part);
    }
    Ok(ReadContent::Text(text))
}

/// Returns the HTML of a message with the names of the attached images in place of their identifiers.
fn with_image_names<'h>(message: &Message<'_>, html: &'h str) -> Cow<'h, str> {
    /// The most images that are named.
    const MAX_IMAGES: usize = 100;
    if !html.contains("cid:") {
        return Cow::Borrowed(html);
    }
    let named = message.parts.iter().filter_map(|part| {
        let id = part.content_id()?.trim_matches(['<', '>', ' ']);
        (!id.is_empty()).then_some((id, part.attachment_name()?))
    });
    let mut html = html.to_owned();
    for (id, name) in named.take(MAX_IMAGES) {
        let mut escaped = String::new();
        crate::read::flow::escape_into(&mut escaped, &safe_file_name(&name.replace('/', "_"), "attachment"));
        html = html.replace(&format!("cid:{id}"), &escaped);
    }
    Cow::Owned(html)
}

/// Whether the HTML of a message has links that its plain text does not show.
fn html_says_more(html: &[&MessagePart<'_>], texts: &[String]) -> bool {
    let links = html.iter().filter_map(|part| match &part.body {
        PartType::Html(html) => Some(html.matches("href=").count()),
        _ => None,
    });
    let shown: usize = texts.iter().map(|text| text.matches("http").count()).sum();
    links.sum::<usize>() > shown
}

/// Returns the text of a plain text part. Text without a declared encoding that is not UTF-8 is decoded by the likeliest
/// one, and lines that the sender's program broke (RFC 3676) are joined.
fn plain_text(message: &Message<'_>, part: &MessagePart<'_>) -> Option<String> {
    let PartType::Text(text) = &part.body else { return None };
    let content_type = part.content_type();
    let has_charset = content_type.is_some_and(|kind| kind.attribute("charset").is_some());
    let is_plain = matches!(part.encoding, mail_parser::Encoding::None);
    let raw = message.raw_message.get(part.offset_body as usize..part.offset_end as usize);
    let text = match raw.filter(|raw| !has_charset && is_plain && std::str::from_utf8(raw).is_err()) {
        Some(raw) => redaksi_core::text::decode(raw).text,
        None => text.to_string(),
    };
    let text = text.replace("\r\n", "\n");
    let attribute = |name: &str| content_type.and_then(|kind| kind.attribute(name)).unwrap_or_default();
    if attribute("format").eq_ignore_ascii_case("flowed") {
        return Some(join_flowed(&text, attribute("delsp").eq_ignore_ascii_case("yes")));
    }
    Some(text)
}

/// Joins the lines of `format=flowed` text.
fn join_flowed(text: &str, deletes_space: bool) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut depth_above = None;
    for line in text.split('\n') {
        let quotes = line.bytes().take_while(|byte| *byte == b'>').count();
        let content = line[quotes..].strip_prefix(' ').unwrap_or(&line[quotes..]);
        let is_signature = content == "-- ";
        match depth_above {
            Some(depth) if depth == quotes && !is_signature => {}
            Some(_) => joined.push('\n'),
            None => {}
        }
        if depth_above != Some(quotes) || is_signature {
            joined.extend(std::iter::repeat_n('>', quotes));
            if quotes > 0 {
                joined.push(' ');
            }
        }
        let flows = content.ends_with(' ') && !is_signature;
        joined.push_str(if flows && deletes_space { &content[..content.len() - 1] } else { content });
        if flows {
            depth_above = Some(quotes);
        } else {
            depth_above = None;
            joined.push('\n');
        }
    }
    joined.pop();
    joined
}

/// Returns what the headers of a message state.
pub(super) fn metadata_of(message: &Message<'_>) -> DocumentMetadata {
    let short =
        |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(MAX_HEADER_CHARS).collect();
    let fields: Vec<(String, String)> = message
        .headers()
        .iter()
        .take(MAX_HEADERS)
        .map(|header| (header.name().to_owned(), short(&value_of(message, header))))
        .collect();
    let authors = message.from().map(|from| from.iter().map(name_of).filter(|name| !name.is_empty()).collect());
    DocumentMetadata {
        title: short(message.subject().unwrap_or_default()),
        authors: authors.unwrap_or_default(),
        created: message.date().map(mail_parser::DateTime::to_rfc3339).unwrap_or_default(),
        fields,
        ..DocumentMetadata::default()
    }
}

/// Returns the value of a header as a mail program prints it.
fn value_of(message: &Message<'_>, header: &Header<'_>) -> String {
    match &header.value {
        HeaderValue::Text(text) => text.to_string(),
        HeaderValue::TextList(texts) => texts.join(", "),
        HeaderValue::Address(address) => printed_addresses(address),
        _ => {
            let raw = message.raw_message.get(header.offset_start as usize..header.offset_end as usize);
            String::from_utf8_lossy(raw.unwrap_or_default()).into_owned()
        }
    }
}

fn printed_addresses(address: &Address<'_>) -> String {
    let printed = address.iter().map(|entry| match (entry.name(), entry.address()) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (Some(text), None) | (None, Some(text)) => text.to_owned(),
        (None, None) => String::new(),
    });
    printed.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}

fn name_of(entry: &mail_parser::Addr<'_>) -> String {
    let name = entry.name().map(str::trim).filter(|name| !name.is_empty());
    name.or(entry.address()).unwrap_or_default().to_owned()
}

/// Returns the attachments; an attached message is one of them.
fn attachments_of(message: &Message<'_>) -> Vec<DocumentAttachment> {
    let attachment = |part: &MessagePart<'_>| {
        let media_type = part.content_type().map_or_else(String::new, |kind| match kind.subtype() {
            Some(subtype) => format!("{}/{subtype}", kind.ctype()).to_ascii_lowercase(),
            None => kind.ctype().to_ascii_lowercase(),
        });
        let (fallback, bytes) = match &part.body {
            PartType::Message(nested) => {
                let subject = nested.subject().map(|subject| format!("{subject}.eml"));
                // A message that is not encoded again is a part of the whole one.
                let range = part.offset_body as usize..part.offset_end as usize;
                let is_plain = matches!(part.encoding, mail_parser::Encoding::None);
                let raw = message.raw_message.get(range).filter(|raw| is_plain && !raw.is_empty());
                let raw = raw.unwrap_or(&nested.raw_message);
                (subject.unwrap_or_else(|| "message.eml".to_owned()), raw.to_vec())
            }
            _ => ("attachment".to_owned(), part.contents().to_vec()),
        };
        let name = part.attachment_name().map_or_else(|| fallback.clone(), str::to_owned);
        DocumentAttachment { name: safe_file_name(&name.replace('/', "_"), "attachment"), media_type, bytes }
    };
    message.attachments().map(attachment).filter(|attachment| !attachment.bytes.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    const MULTIPART: &str = "From: =?utf-8?Q?R=C3=A9za_Sari?= <sari@pesisir.example>\r\nTo: redaksi@warta.example\r\n\
        Subject: =?utf-8?B?QmFrYXUgw6k=?=\r\nDate: Sun, 8 Jan 2023 19:15:00 +0700\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n\
        --y\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        Warga menanam bakau di caf=E9.\r\n--y\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
        <p>Warga menanam <a href=\"https://a.example\">bakau</a> di café.</p>\r\n--y--\r\n\
        --x\r\nContent-Type: application/pdf; name=\"../rilis.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\
        Content-Disposition: attachment\r\n\r\nJVBERg==\r\n\
        --x\r\nContent-Type: message/rfc822\r\n\r\nFrom: b@b.example\r\nSubject: Lama\r\nMIME-Version: 1.0\r\n\r\nIsi lama.\r\n--x--\r\n";

    #[test]
    fn headers_text_and_attachments_are_read() {
        let document = read(MULTIPART.as_bytes()).unwrap();
        assert_eq!(document.metadata.title, "Bakau é");
        assert_eq!(document.metadata.authors, ["Réza Sari"]);
        assert_eq!(document.metadata.created, "2023-01-08T19:15:00+07:00");
        assert!(matches!(&document.content, ReadContent::Html(html) if html.contains("di café.")));
        let text = document.story_text().unwrap();
        assert!(text.contains("Subject: Bakau é\n\nWarga menanam bakau di café.\n"), "{text}");
        let names: Vec<_> =
            document.attachments.iter().map(|file| (file.name.as_str(), file.media_type.as_str())).collect();
        assert_eq!(names, [("_rilis.pdf", "application/pdf"), ("Lama.eml", "message/rfc822")]);
        assert_eq!(document.attachments[0].bytes, b"%PDF");
        let nested = read(&document.attachments[1].bytes).unwrap();
        assert!(nested.content.as_str().contains("Isi lama."));
    }

    #[test]
    fn plain_text_stands_below_its_headers() {
        let message = MULTIPART.replace("<a href=\"https://a.example\">bakau</a>", "bakau");
        let document = read(message.as_bytes()).unwrap();
        let expected = "From: Réza Sari <sari@pesisir.example>\nTo: redaksi@warta.example\nDate: Sun, 8 Jan 2023 19:15:00 +0700\n\
                        Subject: Bakau é\n\nWarga menanam bakau di café.";
        assert_eq!(document.content.as_str().trim_end(), expected);
    }

    #[test]
    fn flowed_lines_are_joined() {
        assert_eq!(
            join_flowed("Satu \ndua.\n\n> tiga \n> empat\nlima\n-- \nSari", false),
            "Satu dua.\n\n> tiga empat\nlima\n-- \nSari"
        );
        assert_eq!(join_flowed("Sa \ntu", true), "Satu");
    }

    #[test]
    fn text_without_a_charset_is_decoded_by_the_likeliest() {
        let mut message =
            b"From: a@a.example\nMIME-Version: 1.0\nSubject: x\n\nLe caf\xe9 du village a rouvert en \xe9t\xe9.\n"
                .to_vec();
        assert!(read(&message).unwrap().content.as_str().contains("Le café du village a rouvert en été."));
        message.truncate(20);
        assert!(read(&message).is_ok() || read(&message).is_err());
    }

    #[test]
    fn messages_are_detected_by_their_headers() {
        assert!(is_mail(MULTIPART.as_bytes()));
        assert!(!is_mail(b"From: Sari\nSubject: Bakau\n\nIsi."), "text with pasted headers stays text");
        assert!(!is_mail("Judul: Bakau\n\nIsi: ya".as_bytes()));
        assert!(!is_mail(b""));
    }

    #[test]
    fn deep_nesting_is_refused() {
        let mut message = String::new();
        for level in 0..1_000 {
            let _ = write!(message, "Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n");
        }
        assert_eq!(read(message.as_bytes()).unwrap_err(), ReadError::TooDeep);
    }
}

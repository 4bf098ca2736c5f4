//! What a story came in: mail, chat exports, wire copy, wrapped lines. The envelope is opened before the story is
//! classified.
//!
//! Each recogniser is a function in a file of its own. It sees all lines and marks those that it knows: they are set
//! aside, shortened, joined or placed, each for a reason with a code. Nothing is lost: the received text stays as it is,
//! each received line keeps its own row and its own location, and what was set aside can be put back.

mod address;
mod chat;
mod contact;
mod embargo;
mod explain;
mod facts;
mod fragments;
mod lead;
mod live;
mod mail;
mod page_breaks;
mod quotes;
pub(crate) mod received_lines;
mod sign_off;
pub(crate) mod story_lines;
mod structure;
mod updated;
mod wire;
mod wrap;

use crate::extract::analyze::MAX_LINES;
use crate::extract::envelope::received_lines::ReceivedLines;
use crate::extract::envelope::story_lines::{JoinedGroup, OpenedText};
use crate::html::LineMarkup;
use crate::packs::Lexicon;
use crate::text::RepairedText;

/// A recogniser: it marks the lines that it knows.
type Recogniser = fn(&mut ReceivedLines<'_>, &Lexicon);

/// The recognisers of texts, in the order in which they are called: from the outside of the envelope to its inside.
const OF_TEXTS: &[Recogniser] = &[
    chat::open_chat,
    quotes::open_quotes,
    mail::open_mail,
    wire::open_wire,
    address::set_letterheads_aside,
    contact::set_contacts_aside,
    address::set_addresses_aside,
    page_breaks::set_page_breaks_aside,
];

/// The recognisers of texts and pages.
const OF_ALL: &[Recogniser] = &[
    embargo::read_embargo,
    updated::read_update,
    sign_off::read_sign_off,
    live::place_entries,
    facts::place_facts,
    lead::place_lead,
];

/// Opens the envelope of a text. `original` is the text as received; `repaired` the one with repaired letters, if any
/// was spoiled. Of web pages, only lines are set aside and placed; they have markup instead of an envelope.
pub(crate) fn open_marked_up<'t>(
    original: &'t str,
    repaired: Option<&'t RepairedText>,
    markup: Option<&LineMarkup<'_>>,
    lexicon: &Lexicon,
) -> OpenedText<'t> {
    let is_page = markup.is_some_and(LineMarkup::is_page);
    let text = repaired.map_or(original, |repaired| repaired.text.as_str());
    let mut lines = ReceivedLines::new(text, original);
    // Lines behind the limit are not classified, so no line may move across it.
    let is_story = lines.lines.len() <= MAX_LINES;
    let of_texts = if is_page { &[] } else { OF_TEXTS };
    for recogniser in of_texts.iter().chain(OF_ALL).filter(|_| is_story) {
        recogniser(&mut lines, lexicon);
    }
    if let Some(markup) = markup.filter(|_| is_story) {
        structure::place_structure(&mut lines, markup, lexicon);
    }
    let wrapped = (!is_page && is_story).then(|| wrap::join_wrapped_lines(&lines, lexicon)).flatten();
    let groups = wrapped.unwrap_or_else(|| match markup {
        None if is_story => fragments::join_fragments(&lines, lexicon),
        _ => lines.open().into_iter().map(|index| JoinedGroup { indexes: vec![index], joins: Vec::new() }).collect(),
    });
    OpenedText::new(lines, groups, repaired)
}

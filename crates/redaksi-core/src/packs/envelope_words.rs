//! The words by which what a story came in is recognised: mail, chat exports, wire copy, embargoes.

use crate::packs::error::RejectedEntry;
use crate::packs::phrase_map::{PhraseMap, insert_phrases};
use crate::packs::word::{WordKey, WordSet};
use serde::Deserialize;

/// The entry `envelope` of a pack file. Every list is optional.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "Envelope")]
pub(super) struct EnvelopeEntry {
    /// Phrases in front of the time before which a story must not be published: `Not for publication before`.
    pub embargo: Vec<String>,
    /// The name of such a time, which is one only in front of a date or a colon: `Embargo`.
    pub embargo_names: Vec<String>,
    /// Words in front of a date of the matter that is no date of the story: `Born`, `Deadline`.
    pub matter_dates: Vec<String>,
    /// Labels in front of the date of a story: `Date`.
    pub date_labels: Vec<String>,
    /// Names of mail headers: `From`.
    pub mail_headers: Vec<String>,
    /// Names of the mail header with the subject: `Subject`.
    pub mail_subject: Vec<String>,
    /// Names of the mail header with the date: `Date`.
    pub mail_date: Vec<String>,
    /// What a mail program puts in front of the subject of a reply or a forwarded mail: `Re`.
    pub mail_replies: Vec<String>,
    /// Ends of the line above a quoted mail: `wrote`.
    pub mail_quotes: Vec<String>,
    /// Lines above a forwarded mail: `Forwarded message`.
    pub forwarded: Vec<String>,
    /// Beginnings of a line that addresses the newsroom: `Dear`.
    pub greetings: Vec<String>,
    /// Words for the newsroom that is addressed: `editors`.
    pub addressees: Vec<String>,
    /// Lines that end a letter: `Kind regards`.
    pub closings: Vec<String>,
    /// Headings above the people to ask: `Media contact`.
    pub contacts: Vec<String>,
    /// Lines that say what kind of document follows: `Press release`.
    pub letterheads: Vec<String>,
    /// Beginnings of notes at the end of mails: `This email and any attachments`.
    pub mail_notes: Vec<String>,
    /// What chat exports print in the place of media, and their other notes: `Media omitted`.
    pub chat_notes: Vec<String>,
    /// Lines that say that another part of the story follows: `MORE`.
    pub more: Vec<String>,
    /// Words that end a story in capitals or between dashes or brackets: `ENDS`.
    pub ends: Vec<String>,
    /// Words in front of the number of a page: `Page`.
    pub page_words: Vec<String>,
    /// Words between a reporter and a place: `in`.
    pub reporter_places: Vec<String>,
    /// Words that names of outlets begin with: `Harian`.
    pub outlet_words: Vec<String>,
    /// First halves of compound words that keep their hyphen at a line end: `self`.
    pub hyphen_prefixes: Vec<String>,
}

/// A header of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MailHeader {
    Subject,
    Date,
    Other,
}

/// The words of all packs. A field is named after the entry of the pack file that fills it.
#[derive(Clone, Debug, Default)]
pub(crate) struct EnvelopeWords {
    pub embargo: PhraseMap<()>,
    pub embargo_names: PhraseMap<()>,
    pub matter_dates: PhraseMap<()>,
    pub date_labels: PhraseMap<()>,
    pub mail_headers: PhraseMap<MailHeader>,
    pub mail_replies: PhraseMap<()>,
    pub mail_quotes: PhraseMap<()>,
    pub forwarded: PhraseMap<()>,
    pub greetings: PhraseMap<()>,
    pub addressees: PhraseMap<()>,
    pub closings: PhraseMap<()>,
    pub contacts: PhraseMap<()>,
    pub letterheads: PhraseMap<()>,
    pub mail_notes: PhraseMap<()>,
    pub chat_notes: PhraseMap<()>,
    pub more: PhraseMap<()>,
    pub ends: PhraseMap<()>,
    pub page_words: WordSet,
    pub reporter_places: WordSet,
    pub outlet_words: WordSet,
    pub hyphen_prefixes: WordSet,
}

impl EnvelopeWords {
    /// Adds the words of a pack. Phrases that are known already keep their meaning.
    pub(super) fn add(&mut self, pack: &EnvelopeEntry) -> Result<(), RejectedEntry> {
        for (entry, headers, meaning) in [
            ("envelope.mail_subject", &pack.mail_subject, MailHeader::Subject),
            ("envelope.mail_date", &pack.mail_date, MailHeader::Date),
            ("envelope.mail_headers", &pack.mail_headers, MailHeader::Other),
        ] {
            insert_phrases(&mut self.mail_headers, entry, headers, meaning)?;
        }
        for (entry, into, phrases) in [
            ("envelope.embargo", &mut self.embargo, &pack.embargo),
            ("envelope.embargo_names", &mut self.embargo_names, &pack.embargo_names),
            ("envelope.matter_dates", &mut self.matter_dates, &pack.matter_dates),
            ("envelope.date_labels", &mut self.date_labels, &pack.date_labels),
            ("envelope.mail_replies", &mut self.mail_replies, &pack.mail_replies),
            ("envelope.mail_quotes", &mut self.mail_quotes, &pack.mail_quotes),
            ("envelope.forwarded", &mut self.forwarded, &pack.forwarded),
            ("envelope.greetings", &mut self.greetings, &pack.greetings),
            ("envelope.addressees", &mut self.addressees, &pack.addressees),
            ("envelope.closings", &mut self.closings, &pack.closings),
            ("envelope.contacts", &mut self.contacts, &pack.contacts),
            ("envelope.letterheads", &mut self.letterheads, &pack.letterheads),
            ("envelope.mail_notes", &mut self.mail_notes, &pack.mail_notes),
            ("envelope.chat_notes", &mut self.chat_notes, &pack.chat_notes),
            ("envelope.more", &mut self.more, &pack.more),
            ("envelope.ends", &mut self.ends, &pack.ends),
        ] {
            insert_phrases(into, entry, phrases, ())?;
        }
        for (into, words) in [
            (&mut self.page_words, &pack.page_words),
            (&mut self.reporter_places, &pack.reporter_places),
            (&mut self.outlet_words, &pack.outlet_words),
            (&mut self.hyphen_prefixes, &pack.hyphen_prefixes),
        ] {
            into.extend(words.iter().map(|word| WordKey::of(word)));
        }
        Ok(())
    }
}

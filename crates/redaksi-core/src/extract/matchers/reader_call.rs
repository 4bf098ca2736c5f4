//! Finds lines in which a site asks its readers to follow, install, share or read something.

use crate::packs::{Lexicon, Word, WordSet};

/// In words. Longer lines are paragraphs of the story.
const MAX_WORDS: usize = 45;

/// What a line says to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReaderCall {
    /// It starts with a verb such as `Follow`.
    Verb,
    /// It names what sites offer, such as a newsletter.
    Channel,
    /// Both: `Follow us on WhatsApp`.
    VerbAndChannel,
}

/// Finds what a short line says to the reader.
pub(crate) fn find_reader_call(tokens: &[Word], word_count: usize, lexicon: &Lexicon) -> Option<ReaderCall> {
    if word_count > MAX_WORDS {
        return None;
    }
    let verb = lexicon.reader_calls.longest_prefix(tokens).is_some();
    let channel = (0..tokens.len()).any(|at| lexicon.channels.longest_prefix(&tokens[at..]).is_some());
    match (verb, channel) {
        (true, true) => Some(ReaderCall::VerbAndChannel),
        (true, false) => Some(ReaderCall::Verb),
        (false, true) => Some(ReaderCall::Channel),
        (false, false) => None,
    }
}

/// Which pronouns a line without quotes has: a story seldom speaks to its readers, a site does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Speech {
    /// Those of the site: `we`.
    Site,
    /// Those of the reader: `you`.
    Reader,
    /// Both.
    SiteToReader,
}

/// Finds the pronouns of a line without quotes.
pub(crate) fn find_speech(text: &str, tokens: &[Word], lexicon: &Lexicon) -> Option<Speech> {
    let has = |pronouns: &WordSet| tokens.iter().any(|word| pronouns.contains(word.key));
    let (site, reader) = (has(&lexicon.site_pronouns), has(&lexicon.reader_pronouns));
    if !site && !reader || text.contains(['"', '“', '”', '„', '«', '»']) {
        return None;
    }
    Some(match (site, reader) {
        (true, true) => Speech::SiteToReader,
        (true, false) => Speech::Site,
        _ => Speech::Reader,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::{Packs, count_words, words};

    #[test]
    fn a_call_has_a_verb_for_the_reader_and_what_a_site_offers() {
        let packs = Packs::built_in();
        let call = |text: &str| {
            let tokens: Vec<Word> = words(text).collect();
            find_reader_call(&tokens, count_words(&tokens), packs.lexicon())
        };
        for text in [
            "Ikuti saluran WhatsApp kami",
            "Get the news of the day in our newsletter",
            "Recevez chaque matin notre newsletter",
            "(Yuk gabung di kanal Telegram)",
        ] {
            assert_eq!(call(text), Some(ReaderCall::VerbAndChannel), "{text}");
        }
        assert_eq!(call("Simak penjelasannya"), Some(ReaderCall::Verb));
        assert_eq!(call("Grup WhatsApp warga Desa Kenari"), Some(ReaderCall::Channel));
        assert_eq!(call("Warga membuka jembatan"), None);
    }

    #[test]
    fn pronouns_in_quotes_do_not_count() {
        let packs = Packs::built_in();
        let speech = |text: &str| find_speech(text, &words(text).collect::<Vec<_>>(), packs.lexicon());
        assert_eq!(speech("Support our work if you can"), Some(Speech::SiteToReader));
        assert_eq!(speech("Punya informasi untuk kami?"), Some(Speech::Site));
        assert_eq!(speech("Was denken Sie? Hat dir der Text gefallen?"), Some(Speech::Reader));
        assert_eq!(speech("“We will help you,” said Sari Dewi."), None);
        assert_eq!(speech("Warga membuka jembatan"), None);
    }
}

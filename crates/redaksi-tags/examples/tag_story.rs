//! Prints the suggested tags of stories as raw text or saved pages, cleaned first, with the sentence that earned each.
//!
//! ```text
//! cargo run -p redaksi-tags --example tag_story -- FILE...
//! ```

use redaksi_core::article::SourceText;
use redaksi_core::extract::extract;
use redaksi_core::packs::Packs;
use redaksi_tags::{LearnedTags, StoryInput, SuggestOptions, suggest};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let packs = Packs::built_in();
    for file in std::env::args().skip(1) {
        let article = extract(SourceText::new(&file, &std::fs::read(&file)?), &packs);
        let mut story = StoryInput::from_article(&article);
        story.tags.clear();
        println!("# {file}\n{}", story.headline);
        for found in suggest(&story, None, &LearnedTags::default(), &SuggestOptions::default()) {
            let sentence = found.evidence.as_ref().map_or("", |place| &story.text(place.part)[place.sentence.clone()]);
            println!(
                "  {:.2} {:<30} {:<12} {}",
                found.score,
                found.tag,
                found.kind.as_ref(),
                sentence.chars().take(90).collect::<String>()
            );
        }
    }
    Ok(())
}

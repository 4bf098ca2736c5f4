//! Prints the links between two text files as rows, for measuring: `pair ORIGINAL TRANSLATION --rows`.

use redaksi_checks::StoryText;
use redaksi_checks::pair::align;

fn main() {
    let files: Vec<String> =
        std::env::args().skip(1).filter(|argument| argument != "pair" && argument != "--rows").collect();
    let [original, translation] = files.as_slice() else {
        eprintln!("usage: pair_rows pair ORIGINAL TRANSLATION --rows");
        std::process::exit(2);
    };
    let read = |path: &str| StoryText::from_lines("", &std::fs::read_to_string(path).expect("a readable file"));
    for link in align(&read(original), &read(translation), &[]).links() {
        let moved = if link.is_moved { "\tmoved" } else { "" };
        println!("{}\t{}{moved}", link.original + 1, link.translation + 1);
    }
}

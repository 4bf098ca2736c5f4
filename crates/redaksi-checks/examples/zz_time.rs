//! Timing.
use redaksi_checks::{StoryText, story::check_story};
use redaksi_core::{article::SourceText, extract::extract, packs::Packs};
fn main() {
    let packs = Packs::built_in();
    let mut all = Vec::new();
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let article = extract(SourceText::new(path.as_str(), &bytes), &packs);
        let story = StoryText::of(&article);
        let words: usize = story.paragraphs.iter().map(|p| p.text.split_whitespace().count()).sum();
        all.push((article, story, words));
    }
    let t = std::time::Instant::now();
    let _ = check_story(&all[0].1, Some(&all[0].0));
    println!("first {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let mut n = 0;
    for _ in 0..5 {
        for (a, s, _) in &all {
            n += check_story(s, Some(a)).len();
        }
    }
    let words: usize = all.iter().map(|a| a.2).sum::<usize>() * 5;
    let el = t.elapsed();
    println!("{n} findings, {words} words, {el:?}, per 600 words {:?}", el / u32::try_from(words / 600).unwrap());
    for (name, text) in [
        ("quotes", "\"".repeat(200_000)),
        ("curly", "“".repeat(100_000)),
        ("words", "Di di Prigozhin (25) ".repeat(10_000)),
        ("paren", ")".repeat(200_000)),
        ("spaces", " ".repeat(200_000)),
        ("dots", "a.".repeat(100_000)),
        ("hyph", "ijin-".repeat(40_000)),
        ("caps", "A B ".repeat(50_000)),
        ("mail", "a@b.c ".repeat(30_000)),
        ("near", (0..40_000).map(|i| format!("Abcdef{} ", i)).collect()),
        ("near2", (0..40_000u32).map(|i| format!("Ab{}cdef ", char::from_u32(0x4e00 + i % 20000).unwrap())).collect()),
        ("uniq", "“Ab c” \"d\" ".repeat(20_000)),
        ("kutip", "dikutip dari Mirror ".repeat(10_000)),
        ("nums", "dua puluh lima ribu warga desa ".repeat(8_000)),
        ("oneword", "a".repeat(300_000)),
        ("date", "Senin (12/6/2023) ".repeat(10_000)),
        ("apos", "a-a'".repeat(50_000)),
        ("nest", "“ ( ".repeat(50_000)),
        ("amp", "&amp;".repeat(50_000)),
        ("zw", "\u{200b}".repeat(80_000)),
        ("lines", "a b\n".repeat(40_000)),
        ("moji", "Ã© ".repeat(50_000)),
    ] {
        let mut times = Vec::new();
        for len in [text.len() / 2, text.len()] {
            let mut l = len;
            while !text.is_char_boundary(l) {
                l -= 1;
            }
            let s = StoryText::from_lines("id", &format!("Judul\n{}", &text[..l]));
            let t = std::time::Instant::now();
            let _ = check_story(&s, None);
            times.push(t.elapsed());
        }
        println!("{name} {times:?}");
    }
}

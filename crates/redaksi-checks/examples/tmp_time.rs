//! t
use redaksi_checks::affixes::AffixGrammar;
use std::time::Instant;
fn main() {
    let read = |name: &str| std::fs::read(format!("/usr/share/hunspell/{name}")).unwrap();
    let raw = spellbook::Dictionary::new(
        &String::from_utf8_lossy(&read("id_ID.aff")),
        &String::from_utf8_lossy(&read("id_ID.dic")),
    )
    .unwrap();
    let words = ["pemernitah", "mengatkan", "ntelijen", "dikatxkan", "xbc", "pembzngunan", "jzlan", "tersebvt"];
    let t = Instant::now();
    let mut n = 0;
    for _ in 0..20000 {
        for w in words {
            n += usize::from(raw.check(w));
        }
    }
    println!("check wrong {:?} {n}", t.elapsed() / 160_000);
    let words = ["pemerintah", "mengatakan", "intelijen", "dikatakan", "yang", "pembangunan", "jalan", "tersebut"];
    let t = Instant::now();
    for _ in 0..20000 {
        for w in words {
            n += usize::from(raw.check(w));
        }
    }
    println!("check right {:?} {n}", t.elapsed() / 160_000);
    let g = AffixGrammar::of_language("id").unwrap();
    let words = ["pemernitah", "mengatkan", "ntelijen", "dikatxkan", "xbc", "pembzngunan", "jzlan", "tersebvt"];
    let t = Instant::now();
    for _ in 0..20000 {
        for w in words {
            g.find(w, |_| {
                n += 1;
                false
            });
        }
    }
    println!("find {:?} {n}", t.elapsed() / 160_000);
}

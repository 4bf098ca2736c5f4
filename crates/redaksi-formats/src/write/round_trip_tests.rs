//! Formats that Redaksi also reads give the same body back: its kinds of blocks, the levels of its lists, its marks and its pictures.

use crate::document::tests::full_story;
use crate::document::{InlineRun, PublishedBlock, PublishedStory};
use crate::write::ExportFormat;
use crate::write::options::tests::options;
use redaksi_core::article::ImageReference;
use redaksi_core::packs::Packs;

fn paragraph(text: &str) -> PublishedBlock {
    PublishedBlock::Paragraph(vec![InlineRun::plain(text)])
}

fn item(level: u8, number: Option<u32>, text: &str) -> PublishedBlock {
    PublishedBlock::ListItem { level, number, runs: vec![InlineRun::plain(text)] }
}

/// A body with everything that the formats hold, between paragraphs that are certainly text of a story.
fn body() -> Vec<PublishedBlock> {
    let run = |text: &str| InlineRun::plain(text);
    let more = |level, text: &str| PublishedBlock::ItemParagraph { level, runs: vec![run(text)] };
    let picture = |source: &str, alternative: &str, caption: &str| PublishedBlock::Caption {
        image: Some(ImageReference { source: source.into(), alternative: alternative.into() }),
        runs: if caption.is_empty() { Vec::new() } else { vec![run(caption)] },
    };
    vec![
        PublishedBlock::Paragraph(vec![
            run("REMBANG, KP – Warga desa menanam "),
            InlineRun { bold: true, ..run("seribu bibit") },
            run(" bakau di "),
            InlineRun { link: "https://pesisir.example/peta".into(), ..run("pantai utara") },
            run(" pada hari Minggu pagi."),
        ]),
        picture(
            "https://pesisir.example/foto/muara.jpg",
            "Muara",
            "Warga menanam bakau di muara. (Foto: Rara Wening/Antara)",
        ),
        paragraph("Kepala desa mengatakan warga membawa alat berikut dari rumah mereka masing-masing pada pagi itu:"),
        item(0, Some(1), "Cangkul dan sekop untuk menggali lubang di lumpur"),
        item(1, None, "yang panjang untuk lumpur yang dalam di muara"),
        item(2, None, "dua untuk setiap regu yang bekerja di sana"),
        item(1, None, "yang pendek untuk anak-anak sekolah dasar"),
        item(0, Some(2), "Ember besar untuk membawa bibit dari perahu"),
        more(0, "Ember itu dipinjamkan oleh kelompok nelayan dari desa tetangga."),
        item(0, Some(3), "Tali untuk mengikat bibit pada tiang bambu"),
        paragraph(
            "Hutan bakau itu akan menahan ombak dan memberi ikan tempat bertelur, kata seorang peneliti kelautan.",
        ),
        PublishedBlock::Subhead(vec![run("Tahun depan")]),
        paragraph(
            "Mereka akan menanam seribu bibit lagi di muara sungai pada musim hujan tahun depan bersama para murid.",
        ),
        PublishedBlock::Quote(vec![run(
            "Laut memberi kami makan sejak dulu, dan kini kami menjaganya bersama anak-anak kami.",
        )]),
        paragraph(
            "Kegiatan itu selesai menjelang siang dan ditutup dengan makan bersama di balai desa, kata ketua panitia.",
        ),
    ]
}

fn back(format: ExportFormat, name: &str) -> PublishedStory {
    let story = PublishedStory { body: body(), comments: Vec::new(), related: Vec::new(), ..full_story() };
    let written = format.write_one(&story, &options()).unwrap();
    let opened = crate::open(name, &written, &Packs::built_in()).unwrap();
    opened.article.validate().unwrap();
    PublishedStory::of(&opened.article)
}

#[test]
fn markdown_and_web_pages_give_the_same_body_back() {
    for (format, name) in [(ExportFormat::Markdown, "bakau.md"), (ExportFormat::Html, "bakau.html")] {
        let back = back(format, name);
        for (index, block) in body().iter().enumerate() {
            assert_eq!(back.body.get(index), Some(block), "{format:?}");
        }
        assert_eq!(back.body.len(), body().len(), "{format:?}");
        assert_eq!(back.picture, full_story().picture, "{format:?}");
    }
}

#[test]
fn a_word_document_gives_the_lists_and_the_pictures_back() {
    let back = back(ExportFormat::Docx, "bakau.docx");
    let is_concerned = |block: &&PublishedBlock| {
        matches!(
            block,
            PublishedBlock::ListItem { .. } | PublishedBlock::ItemParagraph { .. } | PublishedBlock::Caption { .. }
        )
    };
    let expected: Vec<PublishedBlock> = body().iter().filter(is_concerned).cloned().collect();
    let found: Vec<PublishedBlock> = back.body.iter().filter(is_concerned).cloned().collect();
    assert_eq!(found, expected);
}

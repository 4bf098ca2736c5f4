//! Builds the article from the classified lines: fields, tags, body, passages and excluded lines.

pub(crate) mod apply_metadata;
pub(crate) mod article_builder;
pub(crate) mod cards;
pub(crate) mod dates;
pub(crate) mod fields;
pub(crate) mod images;
pub(crate) mod labelled_fields;
pub(crate) mod links;
pub(crate) mod markup;
pub(crate) mod page_values;
pub(crate) mod promos;
pub(crate) mod republication;
pub(crate) mod standfirst;
pub(crate) mod struck_text;
pub(crate) mod values;

use crate::article::{Article, BlockKind, FieldName, Role};
use crate::extract::build::article_builder::{ArticleBuilder, block};
use crate::extract::build::cards::CardGrouper;
use crate::extract::classify::ClassifiedLine;
use crate::extract::line_class::LineClass;
use crate::packs::{FieldLabel, Lexicon};

/// Builds the article from its classified lines.
pub(crate) fn build_article(lines: &[ClassifiedLine<'_>], lexicon: &Lexicon) -> Article {
    let mut builder = ArticleBuilder::new(lexicon);
    add_lines(&mut builder, lines);
    builder.article
}

fn is_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']).ends_with(['.', '!', '?', '…', '。', '।'])
}

/// Adds every line to its part of the article.
fn add_lines(builder: &mut ArticleBuilder<'_>, lines: &[ClassifiedLine<'_>]) {
    for (index, line) in lines.iter().enumerate() {
        if line.role != Role::Promo {
            builder.cards = CardGrouper::default();
        }
        match line.role {
            Role::Title => builder.add_headline(line),
            Role::Date => builder.add_date(lines, index),
            Role::Byline => builder.add_labelled_line(lines, index, FieldName::Byline),
            Role::Editor => builder.add_labelled_line(lines, index, FieldName::Editor),
            Role::Source => builder.add_source(lines, index),
            Role::Caption => builder.add_caption(lines, index),
            Role::Credit => builder.add_credit(line),
            Role::Tags => builder.add_tags(line),
            Role::Body | Role::DatelineBody => builder.add_paragraph(line),
            // Sentences between headline and text are no heading.
            Role::Subhead if line.class == LineClass::Standfirst && is_sentence(line.info.text) => {
                builder.article.body.push(block(BlockKind::Paragraph, line));
            }
            Role::Subhead => builder.article.body.push(block(BlockKind::Subhead, line)),
            Role::Promo => builder.add_promo(line),
            Role::EndMark => builder.add_end_mark(line),
            Role::Boilerplate if line.info.has_label(&[FieldLabel::Republished]) => builder.add_notice(line),
            Role::Boilerplate => builder.exclude(line, None),
        }
    }
}

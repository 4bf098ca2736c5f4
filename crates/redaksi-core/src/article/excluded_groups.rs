//! The lines of the source text that are not in the body, grouped by their place in it.

use crate::article::{Article, FieldName};

/// What the source text has at one place of the body and the body has not: excluded lines, and lines that became fields
/// or tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExcludedGroup {
    /// The index of the body block that follows; the number of blocks if none does.
    pub before: usize,
    /// The indexes of the excluded lines, in source order.
    pub lines: Vec<usize>,
    /// The fields that were read from lines here, each once, in source order.
    pub fields: Vec<FieldName>,
    /// Whether tags were read from lines here.
    pub has_tags: bool,
}

/// An excluded line of which the extraction was not certain, and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoubtfulLine {
    /// The index in [`Article::excluded`].
    pub index: usize,
    /// Its number in the source text, 1-based.
    pub line: u32,
    /// The index of the body block that follows; the number of blocks if none does.
    pub before: usize,
}

impl Article {
    /// Returns the excluded lines of these groups of which the extraction was not certain, in the order of the body.
    pub fn doubtful_lines<'a>(&'a self, groups: &'a [ExcludedGroup]) -> impl Iterator<Item = DoubtfulLine> + 'a {
        groups.iter().flat_map(move |group| {
            group.lines.iter().filter_map(move |index| {
                let line = self.excluded.get(*index).filter(|line| line.is_doubtful())?;
                Some(DoubtfulLine { index: *index, line: line.line, before: group.before })
            })
        })
    }

    /// Returns the number of excluded lines of which the extraction was not certain.
    #[must_use]
    pub fn doubtful_line_count(&self) -> usize {
        self.excluded.iter().filter(|line| line.is_doubtful()).count()
    }

    /// Returns the groups of excluded lines, and of lines that became fields or tags, in the order of the body. Each is at
    /// the place where [`Article::restore_excluded`] would insert its lines.
    #[must_use]
    pub fn excluded_groups(&self) -> Vec<ExcludedGroup> {
        // For each source line of the body, the last block that holds this line or an earlier one.
        let mut last_blocks: Vec<(u32, usize)> = Vec::new();
        let body_lines =
            self.body.iter().enumerate().flat_map(|(block, body)| body.lines.iter().map(move |line| (*line, block)));
        last_blocks.extend(body_lines);
        last_blocks.sort_unstable();
        let mut last = 0;
        for (_, block) in &mut last_blocks {
            last = last.max(*block);
            *block = last;
        }
        let is_in_body = |line: u32| last_blocks.binary_search_by_key(&line, |(line, _)| *line).is_ok();
        let place = |line: u32| {
            let above = last_blocks.partition_point(|(other, _)| *other < line);
            above.checked_sub(1).map_or(0, |above| last_blocks[above].1 + 1)
        };

        let excluded = self.excluded.iter().enumerate().map(|(index, line)| (line.line, SourceItem::Line(index)));
        let fields = self
            .fields
            .iter()
            .flat_map(|(name, field)| field.lines.iter().map(move |line| (*line, SourceItem::Field(name))));
        let tags = self.tags.iter().flat_map(|tag| tag.lines.iter().map(|line| (*line, SourceItem::Tag)));
        let mut items: Vec<(u32, SourceItem)> =
            excluded.chain(fields).chain(tags).filter(|(line, _)| !is_in_body(*line)).collect();
        items.sort_by_key(|(line, _)| *line);
        let mut groups: Vec<ExcludedGroup> = Vec::new();
        for (line, item) in items {
            let before = place(line);
            if groups.last().is_none_or(|group| group.before != before) {
                groups.push(ExcludedGroup { before, lines: Vec::new(), fields: Vec::new(), has_tags: false });
            }
            let Some(group) = groups.last_mut() else { continue };
            match item {
                SourceItem::Line(index) => group.lines.push(index),
                SourceItem::Field(name) if !group.fields.contains(&name) => group.fields.push(name),
                SourceItem::Field(_) => {}
                SourceItem::Tag => group.has_tags = true,
            }
        }
        groups
    }
}

/// What a source line outside the body became.
#[derive(Clone, Copy)]
enum SourceItem {
    Line(usize),
    Field(FieldName),
    Tag,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, BlockKind, ExcludedLine, Field, Reason, Role};

    fn excluded(line: u32) -> ExcludedLine {
        ExcludedLine { text: format!("line {line}"), line, role: Role::Boilerplate, reason: Reason::default() }
    }

    #[test]
    fn excluded_lines_are_grouped_where_they_would_be_restored() {
        let mut article = Article {
            body: [3, 4, 8].map(|line| Block::from_line(BlockKind::Paragraph, format!("text {line}"), line)).to_vec(),
            excluded: [1, 5, 6, 9].map(excluded).to_vec(),
            ..Article::default()
        };
        article.fields.replace(FieldName::Byline, Field { value: "Sari".into(), lines: vec![2], ..Field::default() });
        // The dateline stays in the body, so its field is no gap in it.
        article.fields.replace(FieldName::Place, Field { value: "Depok".into(), lines: vec![3], ..Field::default() });
        let groups = article.excluded_groups();
        let places: Vec<_> = groups.iter().map(|group| (group.before, group.lines.as_slice())).collect();
        assert_eq!(places, [(0, &[0][..]), (2, &[1, 2]), (3, &[3])]);
        assert_eq!((&groups[0].fields[..], &groups[1].fields[..]), (&[FieldName::Byline][..], &[][..]));
        for index in (0..article.excluded.len()).rev() {
            let mut restored = article.clone();
            article.restore_excluded(index).unwrap().apply(&mut restored).unwrap();
            let group = groups.iter().find(|group| group.lines.contains(&index)).unwrap();
            assert_eq!(restored.body[group.before].text, article.excluded[index].text);
        }
    }
}

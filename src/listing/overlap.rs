//! Mentions that lie inside others: kept, or made flat.

use crate::mention::Mention;
use crate::span::Span;

/// What a listing does with mentions that lie inside others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Overlap {
    /// Nested mentions are all kept, outer ones before those inside them.
    #[default]
    All,
    /// Only mentions that lie in no other.
    Outermost,
    /// Only mentions in which no other lies.
    Innermost,
}

impl Overlap {
    /// Whether the mention at `index` of a list of nested mentions, outer ones first, stays.
    fn keeps(self, mentions: &[Mention], index: usize, end: usize) -> bool {
        match self {
            Overlap::All => true,
            Overlap::Outermost => mentions[index].span.start >= end,
            Overlap::Innermost => {
                mentions.get(index + 1).is_none_or(|next| !mentions[index].span.contains(next.span))
            }
        }
    }
}

/// Orders mentions by the text, outer ones first, and takes out what two others make
/// impossible: doubles, and spans that cross a longer one.
pub fn nest(mentions: &mut Vec<Mention>) {
    mentions.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    mentions.dedup_by(|later, earlier| later.span == earlier.span);
    // The open outer mentions; the innermost last.
    let mut open: Vec<Span> = Vec::new();
    mentions.retain(|mention| {
        while open.last().is_some_and(|outer| outer.end <= mention.span.start) {
            open.pop();
        }
        let fits = open.last().is_none_or(|outer| outer.contains(mention.span));
        if fits {
            open.push(mention.span);
        }
        fits
    });
}

/// The mentions of a nested list that the policy keeps, in the order of the text.
pub fn flat(mentions: &[Mention], overlap: Overlap) -> Vec<&Mention> {
    let mut end = 0;
    let kept = mentions.iter().enumerate().filter(|(index, mention)| {
        let keeps = overlap.keeps(mentions, *index, end);
        if keeps {
            end = end.max(mention.span.end);
        }
        keeps
    });
    kept.map(|(_, mention)| mention).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::MentionKind;

    fn listed(spans: &[(usize, usize)]) -> Vec<Mention> {
        let mention = |(start, end): &(usize, usize)| {
            Mention::new(MentionKind::Place, Span::new(*start, *end), "")
        };
        let mut list = spans.iter().map(mention).collect();
        nest(&mut list);
        list
    }

    fn spans<'m>(list: impl IntoIterator<Item = &'m Mention>) -> Vec<(usize, usize)> {
        list.into_iter().map(|mention| (mention.span.start, mention.span.end)).collect()
    }

    #[test]
    fn outer_mentions_stand_before_inner_ones_and_none_cross() {
        for (given, nested) in [
            (&[(3, 6), (0, 9)][..], &[(0, 9), (3, 6)][..]),
            (&[(0, 3), (0, 3), (0, 6)], &[(0, 6), (0, 3)]),
            (&[(0, 6), (3, 9)], &[(0, 6)]),
            (&[(0, 9), (0, 3), (3, 9), (6, 12)], &[(0, 9), (0, 3), (3, 9)]),
            (&[], &[]),
        ] {
            assert_eq!(spans(&listed(given)), nested, "{given:?}");
        }
    }

    #[test]
    fn a_flat_view_has_the_outermost_or_the_innermost() {
        let list = listed(&[(0, 9), (0, 3), (6, 9), (12, 15)]);
        assert_eq!(spans(flat(&list, Overlap::All)), [(0, 9), (0, 3), (6, 9), (12, 15)]);
        assert_eq!(spans(flat(&list, Overlap::Outermost)), [(0, 9), (12, 15)]);
        assert_eq!(spans(flat(&list, Overlap::Innermost)), [(0, 3), (6, 9), (12, 15)]);
    }
}

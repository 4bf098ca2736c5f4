//! Dismisses findings, and brings them back.

use super::{Article, Dismissal, Edit, Transaction, TransactionName};

impl Article {
    /// Returns the dismissal of a finding, by the code of its rule and its hash.
    #[must_use]
    pub fn dismissal(&self, rule: &str, hash: &str) -> Option<&Dismissal> {
        self.dismissals.iter().find(|known| known.rule == rule && known.hash == hash)
    }

    /// Creates the transaction that dismisses findings; those that are dismissed already get the new reason. `None` if nothing
    /// changes.
    #[must_use]
    pub fn dismiss(&self, name: TransactionName, dismissals: Vec<Dismissal>) -> Option<Transaction> {
        let mut edits = Vec::new();
        let mut fresh: Vec<Dismissal> = Vec::new();
        let is_same = |one: &Dismissal, other: &Dismissal| one.rule == other.rule && one.hash == other.hash;
        for dismissal in dismissals {
            match self.dismissals.iter().position(|known| is_same(known, &dismissal)) {
                Some(at) if self.dismissals[at] != dismissal => {
                    edits.push(Edit::Dismissals { at, remove: 1, insert: vec![dismissal] });
                }
                Some(_) => {}
                None if fresh.iter().any(|known| is_same(known, &dismissal)) => {}
                None => fresh.push(dismissal),
            }
        }
        if !fresh.is_empty() {
            edits.push(Edit::Dismissals { at: self.dismissals.len(), remove: 0, insert: fresh });
        }
        (!edits.is_empty()).then_some(Transaction { name, edits })
    }

    /// Creates the transaction that brings a dismissed finding back; `None` if it is not dismissed.
    #[must_use]
    pub fn undismiss(&self, rule: &str, hash: &str) -> Option<Transaction> {
        let at = self.dismissals.iter().position(|known| known.rule == rule && known.hash == hash)?;
        let edits = vec![Edit::Dismissals { at, remove: 1, insert: Vec::new() }];
        Some(Transaction { name: TransactionName::Undismiss, edits })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dismissal(hash: &str, reason: &str) -> Dismissal {
        Dismissal { rule: "space-doubled".into(), hash: hash.into(), reason: reason.into(), ..Dismissal::default() }
    }

    #[test]
    fn a_finding_is_dismissed_once_and_brought_back() {
        let mut article = Article::default();
        let dismiss = |article: &mut Article, list: &[(&str, &str)]| {
            let list = list.iter().map(|(hash, reason)| dismissal(hash, reason)).collect();
            article.dismiss(TransactionName::Dismiss, list).map(|change| change.apply(article).unwrap())
        };
        assert!(dismiss(&mut article, &[("a", ""), ("b", ""), ("a", "")]).is_some());
        assert_eq!(article.dismissals.len(), 2);
        assert!(dismiss(&mut article, &[("b", "")]).is_none());
        let back = dismiss(&mut article, &[("b", "nama tempat")]).unwrap();
        assert_eq!(article.dismissal("space-doubled", "b").unwrap().reason, "nama tempat");
        back.apply(&mut article).unwrap();
        assert_eq!(article.dismissal("space-doubled", "b").unwrap().reason, "");
        let change = article.undismiss("space-doubled", "a").unwrap();
        change.apply(&mut article).unwrap();
        assert!(article.dismissal("space-doubled", "a").is_none() && article.undismiss("letters", "b").is_none());
    }
}

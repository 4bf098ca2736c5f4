//! Quantities at their places in a group of paragraphs, and what became of them.

use super::quantity::Quantity;

/// A quantity of a group of paragraphs with its place.
#[derive(Clone, Copy)]
pub(super) struct Placed<'a> {
    pub paragraph: usize,
    pub quantity: &'a Quantity,
    /// Where it is in the group, from 0 to 1.
    pub position: f64,
}

/// What became of a quantity.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Outcome {
    Open,
    /// It has the partner with this index.
    Paired(usize),
    /// It says again what another one says.
    Repeated,
}

/// Whether two numbers are the same within the precision of their storage.
pub(super) fn same(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-6 * one.abs().max(other.abs()).max(1e-3)
}

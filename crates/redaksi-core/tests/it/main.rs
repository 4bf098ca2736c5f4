//! Integration tests and property tests of the core.

mod format_props;
mod html_robustness;
mod linear_time;
mod samples;
mod splice_props;
mod strategies;

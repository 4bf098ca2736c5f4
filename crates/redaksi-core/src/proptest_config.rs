//! The configuration of the property tests in this crate.

use proptest::test_runner::{Config, FileFailurePersistence};

/// The default configuration, with the seeds of failed cases in `proptest-regressions/NAME.txt`, where `path` is the
/// absolute path of that file. The default of proptest searches for the folder from the current directory, which is not
/// that of the workspace in which source paths are given.
pub(crate) fn proptest_config(path: &'static str) -> Config {
    Config { failure_persistence: Some(Box::new(FileFailurePersistence::Direct(path))), ..Config::default() }
}

/// The path of a file of seeds for [`proptest_config`].
macro_rules! seeds {
    ($name:literal) => {
        concat!(env!("CARGO_MANIFEST_DIR"), "/proptest-regressions/", $name, ".txt")
    };
}
pub(crate) use seeds;

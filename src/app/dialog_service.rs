//! Whether the system can show file dialogs.
//!
//! On Linux and the BSDs the dialogs come from a desktop portal, or from the program `zenity` where no portal answers
//! (the same order as in the `rfd` crate). If neither exists, `rfd` returns nothing, as if the user had cancelled; so
//! this is found out before the dialog is requested.

/// Whether a file dialog can be shown. Blocks until the session bus answers.
pub(super) fn is_available() -> bool {
    #[cfg(all(unix, not(target_os = "macos")))]
    {
        portal::has_file_chooser() || is_in_path("zenity", std::env::var_os("PATH").as_deref())
    }
    #[cfg(not(all(unix, not(target_os = "macos"))))]
    {
        true
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
mod portal {
    use std::time::Duration;
    use zbus::fdo::PropertiesProxy;
    use zbus::names::InterfaceName;

    /// The time after which a portal that is started and does not answer counts as absent. The session bus itself gives
    /// up starting a service after 25 seconds, and the user waits for a dialog meanwhile.
    const MAX_WAIT: Duration = Duration::from_secs(10);

    /// Whether the portal of the desktop has file dialogs; the session bus starts the portal if it is installed. The
    /// interface exists only where a backend for the desktop implements it.
    pub(super) fn has_file_chooser() -> bool {
        let found = pollster::block_on(file_chooser_version());
        if let Err(error) = &found {
            log::debug!("no file dialogs of a portal: {error}");
        }
        found.is_ok()
    }

    async fn file_chooser_version() -> zbus::Result<()> {
        let connection = zbus::connection::Builder::session()?.method_timeout(MAX_WAIT).build().await?;
        let properties =
            PropertiesProxy::new(&connection, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop")
                .await?;
        let file_chooser = InterfaceName::from_static_str("org.freedesktop.portal.FileChooser")?;
        properties.get(file_chooser, "version").await?;
        Ok(())
    }
}

/// Whether a folder of this `PATH` has an executable file of that name.
#[cfg(all(unix, not(target_os = "macos")))]
fn is_in_path(name: &str, path: Option<&std::ffi::OsStr>) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    let is_executable = |file: std::path::PathBuf| {
        file.metadata().is_ok_and(|facts| facts.is_file() && facts.permissions().mode() & 0o111 != 0)
    };
    path.is_some_and(|path| std::env::split_paths(path).any(|folder| is_executable(folder.join(name))))
}

#[cfg(all(test, unix, not(target_os = "macos")))]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn a_program_is_found_in_the_path_where_it_is_executable() {
        let folder = tempfile::tempdir().unwrap();
        let path = std::env::join_paths([folder.path().join("tidak-ada"), folder.path().to_owned()]).unwrap();
        assert!(!is_in_path("zenity", Some(&path)));
        let program = folder.path().join("zenity");
        fs::write(&program, "#!/bin/sh\n").unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(!is_in_path("zenity", Some(&path)));
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        assert!(is_in_path("zenity", Some(&path)) && !is_in_path("zenity", None));
    }
}

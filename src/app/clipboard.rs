//! The system's clipboard with HTML, which egui does not offer.

use redaksi_formats::ClipboardContent;

/// The clipboard, opened when it is first needed.
#[derive(Default)]
pub(crate) struct Clipboard {
    inner: Option<arboard::Clipboard>,
}

impl std::fmt::Debug for Clipboard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Clipboard").field("is_open", &self.inner.is_some()).finish()
    }
}

impl Clipboard {
    /// Writes plain text and HTML; where that is impossible, plain text alone through egui.
    pub fn write(&mut self, ctx: &egui::Context, content: ClipboardContent) {
        let ClipboardContent { text, html } = content;
        if !html.is_empty()
            && let Some(clipboard) = self.open()
        {
            match clipboard.set_html(&html, Some(&text)) {
                Ok(()) => return,
                Err(error) => log::warn!("the clipboard takes no HTML: {error}"),
            }
        }
        ctx.copy_text(text);
    }

    /// The HTML on the clipboard, if it is there together with this plain text; the text is empty if there is none.
    pub fn html_of(&mut self, text: &str) -> Option<String> {
        let clipboard = self.open()?;
        let html = clipboard.get().html().ok().filter(|html| !html.trim().is_empty())?;
        // Another program may have taken over the clipboard since the text was read.
        let current = clipboard.get_text().unwrap_or_default();
        let is_same = current.split_whitespace().eq(text.split_whitespace());
        is_same.then_some(html)
    }

    /// On Wayland, this library would use the clipboard of the X server, which other programs may not see.
    fn open(&mut self) -> Option<&mut arboard::Clipboard> {
        if std::env::var_os("WAYLAND_DISPLAY").is_some_and(|name| !name.is_empty()) {
            return None;
        }
        if self.inner.is_none() {
            match arboard::Clipboard::new() {
                Ok(clipboard) => self.inner = Some(clipboard),
                Err(error) => log::warn!("the clipboard cannot be opened: {error}"),
            }
        }
        self.inner.as_mut()
    }
}

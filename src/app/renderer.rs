//! Which renderer draws the window: the first one that can.

use crate::cli::Renderer;

/// The order in which they are tried.
const ORDER: [Renderer; 2] = [Renderer::Glow, Renderer::Wgpu];

/// How far a window came before it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// There was nothing to draw with: another renderer may do better.
    Untouched,
    /// There is no display to draw on, whatever draws.
    Hopeless,
    /// The desk was made for it, and must not be made a second time.
    Begun,
}

/// Draws with the chosen renderer, or with the first that can, until the window is closed. A renderer that panics, as the
/// window library does over some broken drivers, ends the program all the same: `--renderer` helps then.
///
/// # Errors
/// What each of those that were tried said.
pub(super) fn first_that_draws(
    chosen: Option<Renderer>,
    mut draw: impl FnMut(Renderer) -> Result<(), (Stage, String)>,
) -> Result<(), String> {
    let mut said = Vec::new();
    for renderer in ORDER.into_iter().filter(|renderer| chosen.is_none_or(|chosen| chosen == *renderer)) {
        match draw(renderer) {
            Ok(()) => return Ok(()),
            Err((stage, error)) => {
                said.push(format!("{}: {error}", of_window(renderer)));
                if stage != Stage::Untouched {
                    break;
                }
            }
        }
    }
    Err(said.join("; "))
}

/// The name that the window library has for it.
pub(super) fn of_window(renderer: Renderer) -> eframe::Renderer {
    match renderer {
        Renderer::Glow => eframe::Renderer::Glow,
        Renderer::Wgpu => eframe::Renderer::Wgpu,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which renderers are tried where those of a list fail, and what is said in the end.
    fn tried(chosen: Option<Renderer>, failing: &[(Renderer, Stage)]) -> (Vec<Renderer>, Result<(), String>) {
        let mut tried = Vec::new();
        let done = first_that_draws(chosen, |renderer| {
            tried.push(renderer);
            let failure = failing.iter().find(|(failing, _)| *failing == renderer);
            failure.map_or(Ok(()), |(_, stage)| Err((*stage, "no".to_owned())))
        });
        (tried, done)
    }

    #[test]
    fn the_second_draws_where_the_first_cannot() {
        use Renderer::{Glow, Wgpu};
        assert_eq!(tried(None, &[]), (vec![Glow], Ok(())));
        assert_eq!(tried(None, &[(Glow, Stage::Untouched)]), (vec![Glow, Wgpu], Ok(())));
        let both = [(Glow, Stage::Untouched), (Wgpu, Stage::Untouched)];
        assert_eq!(tried(None, &both), (vec![Glow, Wgpu], Err("glow: no; wgpu: no".to_owned())));
    }

    #[test]
    fn what_was_chosen_is_tried_alone_and_a_desk_that_was_shown_is_not_opened_again() {
        use Renderer::{Glow, Wgpu};
        let alone = tried(Some(Wgpu), &[(Wgpu, Stage::Untouched)]);
        assert_eq!(alone, (vec![Wgpu], Err("wgpu: no".to_owned())));
        assert_eq!(tried(None, &[(Glow, Stage::Begun)]), (vec![Glow], Err("glow: no".to_owned())));
    }
}

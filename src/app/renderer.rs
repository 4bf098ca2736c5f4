//! Chooses the renderer of the window: the requested one, or else the first that works.

use crate::cli::Renderer;

/// The order in which renderers are tried.
const RENDERER_ORDER: [Renderer; 2] = [Renderer::Glow, Renderer::Wgpu];

/// The error of a build without the second renderer.
#[cfg(not(feature = "wgpu"))]
const ONLY_GLOW: &str = "this build draws with OpenGL only: install an OpenGL driver (on Debian libgl1-mesa-dri), or build \
     with `--features wgpu`";

/// The stage at which opening a window failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FailureStage {
    /// The renderer could not be initialized; another one may work.
    RendererInit,
    /// There is no display, so no renderer can work.
    NoDisplay,
    /// The app had been created already, and must not be created a second time.
    AppCreated,
}

/// Runs the window with the chosen renderer, or with the first that works. A renderer that panics, as eframe does with
/// some broken drivers, still ends the program; the user can select another one with `--renderer`.
///
/// # Errors
/// The errors of all renderers that were tried, joined with `; `.
pub(super) fn run_with_first_working_renderer(
    chosen: Option<Renderer>,
    mut run: impl FnMut(Renderer) -> Result<(), (FailureStage, String)>,
) -> Result<(), String> {
    let mut errors = Vec::new();
    for renderer in RENDERER_ORDER.into_iter().filter(|renderer| chosen.is_none_or(|chosen| chosen == *renderer)) {
        match run(renderer) {
            Ok(()) => return Ok(()),
            Err((stage, error)) => {
                let name = match renderer {
                    Renderer::Glow => "glow",
                    Renderer::Wgpu => "wgpu",
                };
                errors.push(format!("{name}: {error}"));
                if stage != FailureStage::RendererInit {
                    break;
                }
            }
        }
    }
    Err(errors.join("; "))
}

/// The same renderer as eframe's type.
///
/// # Errors
/// The renderer is not a part of this build.
#[cfg_attr(feature = "wgpu", expect(clippy::unnecessary_wraps, reason = "fails in builds without wgpu"))]
pub(super) fn to_eframe(renderer: Renderer) -> Result<eframe::Renderer, String> {
    match renderer {
        Renderer::Glow => Ok(eframe::Renderer::Glow),
        #[cfg(feature = "wgpu")]
        Renderer::Wgpu => Ok(eframe::Renderer::Wgpu),
        #[cfg(not(feature = "wgpu"))]
        Renderer::Wgpu => Err(ONLY_GLOW.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The renderers that are tried where those of `failing` fail, and the final result.
    fn attempts(chosen: Option<Renderer>, failing: &[(Renderer, FailureStage)]) -> (Vec<Renderer>, Result<(), String>) {
        let mut tried = Vec::new();
        let result = run_with_first_working_renderer(chosen, |renderer| {
            tried.push(renderer);
            let failure = failing.iter().find(|(failing, _)| *failing == renderer);
            failure.map_or(Ok(()), |(_, stage)| Err((*stage, "no".to_owned())))
        });
        (tried, result)
    }

    #[test]
    fn the_second_renderer_is_used_where_the_first_fails() {
        use Renderer::{Glow, Wgpu};
        assert_eq!(attempts(None, &[]), (vec![Glow], Ok(())));
        assert_eq!(attempts(None, &[(Glow, FailureStage::RendererInit)]), (vec![Glow, Wgpu], Ok(())));
        let both = [(Glow, FailureStage::RendererInit), (Wgpu, FailureStage::RendererInit)];
        assert_eq!(attempts(None, &both), (vec![Glow, Wgpu], Err("glow: no; wgpu: no".to_owned())));
    }

    #[test]
    fn only_a_chosen_renderer_is_tried_and_a_created_app_is_not_created_again() {
        use Renderer::{Glow, Wgpu};
        let chosen = attempts(Some(Wgpu), &[(Wgpu, FailureStage::RendererInit)]);
        assert_eq!(chosen, (vec![Wgpu], Err("wgpu: no".to_owned())));
        assert_eq!(attempts(None, &[(Glow, FailureStage::AppCreated)]), (vec![Glow], Err("glow: no".to_owned())));
    }
}

//! What a picture of the window costs this machine. Without a graphics card the processor draws every point of it; then
//! people only blink.

use cpu_time::ProcessTime;
use egui::{Context, Id};

/// After so many pictures one asks again what they cost.
const PICTURES: u32 = 12;
/// A full idle life takes about four pictures a second; from so many milliseconds a picture on that is two hundredths of
/// a core.
const DEAR_MS: f64 = 5.0;

/// Measures it.
#[derive(Debug, Default)]
pub struct Cost {
    since: Option<ProcessTime>,
    pictures: u32,
}

impl Cost {
    /// Another picture is about to be made.
    pub fn picture(&mut self, ctx: &Context) {
        let Some(since) = self.since else {
            self.since = ProcessTime::try_now().ok();
            return;
        };
        self.pictures += 1;
        if self.pictures < PICTURES {
            return;
        }
        let spent = since.try_elapsed().unwrap_or_default();
        let each = spent.as_secs_f64() * 1000.0 / f64::from(self.pictures);
        set_dear(ctx, each > DEAR_MS);
        *self = Self { since: ProcessTime::try_now().ok(), pictures: 0 };
    }
}

fn name() -> Id {
    Id::unique("pictures are dear")
}

/// From now on pictures are dear, or they are not.
pub fn set_dear(ctx: &Context, dear: bool) {
    ctx.data_mut(|data| data.insert_temp(name(), dear));
}

/// Are pictures dear? Until that is known they are: an old machine is not to stumble at the start.
#[must_use]
pub fn is_dear(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(name())).unwrap_or(true)
}

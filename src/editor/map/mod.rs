//! The map of the editor, without a window: what is on it, where it stands, what is in view.
//!
//! Four steps, each a value made from the one before; none knows a file, a clock or a screen:
//!
//! 1. [`Map`]: cards (moments, then endings), ways, episodes, from a [`Draft`] with all its faults.
//!    A few milliseconds for 2,000 nodes: made anew after each edit.
//! 2. [`Layout`]: where each card stands. [`Layout::fresh`] when a file is opened or tidied up,
//!    [`Layout::next`] after each edit: it moves nothing that stands. Places by hand come from the
//!    file's editor section (`editor: [(on: "opening", x: 40, y: 120)]`).
//! 3. [`Scene`]: rectangles, curves, regions; [`Scene::look`] tells what is in view,
//!    [`Scene::hit`] what is under the pointer, [`Scene::walk`] where an arrow key leads.
//! 4. [`Overlay`] and [`Traffic`]: figures of the last proof, by id.
//!
//! Besides: [`Map::find`] looks for words, [`Map::without`] says what only a card leads to,
//! [`Map::tray`] what lies in the tray. All numbers of cards and ways ([`CardNo`]) belong to one
//! `Map`; between two of them go by id ([`Map::find_id`]).
//!
//! ```
//! use moodfirst::editor::map::{Detail, Hit, Layout, Map, Rect, Scene, Sizes, View, at};
//! use moodfirst_core::rubric::Catalogue;
//! use moodfirst_core::scenario::{load, sample};
//! use moodfirst_core::text::Lang;
//!
//! let catalogue = Catalogue::embedded()?;
//! let text = sample("noodles", "Lin");
//! let personas = ["plain".to_owned(), "direct".to_owned()];
//! let draft = load::read("noodles.ron", text.as_bytes(), &personas).draft.ok_or("no draft")?;
//!
//! let map = Map::of(&draft, Lang::En, &catalogue);
//! let layout = Layout::fresh(&map, Sizes::default());
//! let scene = Scene::new(&map, &layout);
//!
//! // A frame: what is in view at this zoom.
//! let mut view = View::default();
//! scene.look(&Rect::of(at(-50.0, -400.0), at(1280.0, 800.0)), Detail::at(1.0), &mut view);
//! for card in &view.cards {
//!     let _ = (scene.rect(*card), map.card(*card).and_then(|card| card.line()));
//! }
//! // The pointer.
//! let start = map.start.ok_or("no start")?;
//! let middle = scene.rect(start).ok_or("in the tray")?.middle();
//! assert_eq!(scene.hit(&map, middle, 4.0), Some(Hit::Card(start)));
//! // After an edit everything stays where it is.
//! let again = layout.next(&Map::of(&draft, Lang::En, &catalogue));
//! assert_eq!(again.place(start), layout.place(start));
//! # Ok::<(), String>(())
//! ```
//!
//! [`Draft`]: moodfirst_core::scenario::draft::Draft

mod build;
mod columns;
mod condition;
mod episodes;
mod find;
mod index;
mod layout;
mod model;
mod newcomers;
mod orphans;
mod overlay;
mod route;
mod rows;
mod scene;
mod seat;
mod shape;
#[cfg(test)]
mod tests;
mod walk;

pub use condition::Speaker;
pub use find::Place;
pub use layout::{Layout, Sizes};
pub use model::{Card, CardKind, CardNo, Condition, Episode, Map, Reply, Variant, Way, Words};
pub use orphans::Leaves;
pub use overlay::{Overlay, Traffic, trail};
pub use scene::{Detail, Hit, Region, Scene, View};
pub use shape::{Cubic, Point, Rect, at};
pub use walk::Towards;

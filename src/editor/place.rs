//! The name of an element, kept: as its steps, since the printed name does not lead back.

use moodfirst_core::scenario::Path;
use moodfirst_core::scenario::path::Step;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kept {
    Field(String),
    Id(String),
    Item(usize),
}

pub fn serialize<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(path.steps().iter().map(|step| match step {
        Step::Field(name) => Kept::Field(name.clone()),
        Step::Id(id) => Kept::Id(id.clone()),
        Step::Item(place) => Kept::Item(*place),
    }))
}

pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Path, D::Error> {
    let kept = Vec::<Kept>::deserialize(deserializer)?;
    Ok(kept.into_iter().fold(Path::root(), |path, step| match step {
        Kept::Field(name) => path.field(&name),
        Kept::Id(id) => path.id(&id),
        Kept::Item(place) => path.item(place),
    }))
}

//! What the commands share: the embedded data, the library, finding a lesson.

use super::console::{Console, Failure};
use crate::library::{DataPlace, Folder, Library, LibraryEntry, Origin, Rulebook, Trouble};
use moodfirst_core::dialogue::{Lesson, Stage};
use moodfirst_core::source::say;
use moodfirst_core::source::suggest::did_you_mean;
use std::path::Path;
use std::sync::Arc;

/// The embedded data and where the user's scenarios are.
pub struct Resources {
    /// Rubric, words, personas.
    pub rulebook: Rulebook,
    /// The user's folder.
    pub folder: Folder,
    /// Where settings and records are.
    pub data: DataPlace,
}

impl Resources {
    /// The lesson of this id or in this file.
    pub fn lesson(&self, console: &Console, name: &Path) -> Result<Arc<Lesson>, Failure> {
        playable(console, &self.entry(console, name)?)
    }

    /// The entry of this id or of this file, playable or not.
    pub fn entry(&self, console: &Console, name: &Path) -> Result<LibraryEntry, Failure> {
        // A path is a path: an id has neither a separator nor an ending.
        let plain = name.components().count() == 1 && name.extension().is_none();
        let Some(id) = name.to_str().filter(|_| plain) else {
            return Ok(LibraryEntry::of_file(&self.rulebook, name));
        };
        let library = Library::open(&self.rulebook, &self.folder);
        for note in &library.notes {
            console.say(note);
        }
        if let Some(entry) = library.find(id) {
            return Ok(entry.clone());
        }
        if name.is_file() {
            return Ok(LibraryEntry::of_file(&self.rulebook, name));
        }
        let known: Vec<&str> = library.entries.iter().map(|entry| entry.id.as_str()).collect();
        let (zh, en) = (known.join("、"), known.join(", "));
        let why = say!("没有情景 `{id}`", "there is no scenario `{id}`");
        let list = say!("现有：{zh}", "there are: {en}");
        Err(console.refuse_with(&why, Some(&did_you_mean(id, known).unwrap_or(list))))
    }

    /// Where the scenario of this id or in this file comes from, as [`Self::lesson`] finds it.
    pub fn origin(&self, name: &Path) -> Option<Origin> {
        let plain = name.components().count() == 1 && name.extension().is_none();
        let id = name.to_str().filter(|_| plain);
        let library = id.map(|_| Library::open(&self.rulebook, &self.folder));
        let entry = library.as_ref().zip(id).and_then(|(library, id)| library.find(id));
        let file = || name.is_file().then(|| Origin::File(name.to_owned()));
        entry.map(|entry| entry.origin.clone()).or_else(file)
    }

    /// The whole path of the file that a lesson comes from, if it is not one of the library.
    pub fn file(&self, name: &Path) -> Option<String> {
        match self.origin(name)? {
            Origin::File(path) if self.folder.path.as_deref() != path.parent() => {
                let whole = std::path::absolute(&path).ok()?;
                Some(whole.to_string_lossy().into_owned())
            }
            _ => None,
        }
    }

    /// The setting with a persona that the scenario offers; its first, if none is named.
    pub fn stage(
        &self,
        console: &Console,
        lesson: &Arc<Lesson>,
        persona: Option<&str>,
    ) -> Result<Stage, Failure> {
        let offered = &lesson.scenario().personas;
        let first = offered.first().map_or("", String::as_str);
        let persona = persona.unwrap_or(first);
        self.rulebook.stage(lesson, persona).ok_or_else(|| {
            let id = &lesson.scenario().id;
            let (zh, en) = (offered.join("、"), offered.join(", "));
            let why = say!(
                "情景 `{id}` 没有性情 `{persona}`",
                "the scenario `{id}` does not offer the persona `{persona}`"
            );
            let list = say!("可选：{zh}", "it offers: {en}");
            let hint = did_you_mean(persona, offered.iter().map(String::as_str));
            console.refuse_with(&why, Some(&hint.unwrap_or(list)))
        })
    }
}

/// The lesson of an entry, or everything that is wrong with it.
pub fn playable(console: &Console, entry: &LibraryEntry) -> Result<Arc<Lesson>, Failure> {
    match &entry.lesson {
        Ok(lesson) => Ok(Arc::clone(lesson)),
        Err(Trouble::Unusable(why)) => Err(console.refuse(why)),
        Err(Trouble::Damaged) => {
            let errors = entry.diagnostics.iter().filter(|found| found.is_error());
            let mut reasons: Vec<String> =
                errors.map(|found| found.one_line(console.lang)).collect();
            let id = &entry.id;
            let why = say!(
                "情景 `{id}` 有错误，不能练",
                "the scenario `{id}` has errors and cannot be played"
            );
            reasons.push(why.get(console.lang).to_owned());
            Err(Failure::Refuse(reasons))
        }
    }
}

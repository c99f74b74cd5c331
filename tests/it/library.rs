//! The library: shipped scenarios and a folder of one's own, whatever is in it.

use crate::cli::folder;
use moodfirst::library::{DataPlace, Folder, Library, Origin, Rulebook};
use moodfirst_core::scenario::sample;
use moodfirst_core::text::Lang;
use std::path::{Path, PathBuf};

fn open(path: &Path) -> Library {
    let folder = Folder { path: Some(path.to_owned()), named: true };
    Library::open(&Rulebook::embedded().unwrap(), &folder)
}

fn notes(library: &Library) -> String {
    library.notes.iter().map(|note| note.get(Lang::En)).collect::<Vec<_>>().join("\n")
}

#[test]
fn shipped_scenarios_are_there_without_a_folder() {
    let library = Library::open(&Rulebook::embedded().unwrap(), &Folder::default());
    let entry = library.find("dropped-call").unwrap();
    assert!(entry.lesson.is_ok() && entry.origin == Origin::Shipped);
    assert!(entry.diagnostics.is_empty() && entry.trouble().is_none());
    assert!(library.notes.is_empty());
    assert_eq!(library.nearest("droped-call"), Some("dropped-call"));
}

#[test]
fn damaged_files_are_entries_that_say_what_is_wrong() {
    let folder = folder();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("good.ron", &sample("good", "me"));
    write("cut.ron", "Scenario(\n    format: 1,");
    write("good.plans.ron", "Plans(");
    write("notes.txt", "nothing");
    std::fs::create_dir(folder.path().join("folder.ron")).unwrap();
    let library = open(folder.path());
    let ids: Vec<&str> = library.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids[ids.len() - 2..], ["cut", "good"]);
    let cut = library.find("cut").unwrap();
    assert!(cut.trouble().unwrap().en.starts_with("line "));
    assert!(library.find("good").unwrap().lesson.is_ok());
}

#[test]
fn a_file_with_the_id_of_a_shipped_scenario_does_not_displace_it_and_both_are_told() {
    let folder = folder();
    let own = include_str!("../../scenarios/dropped-call.ron");
    let mine = folder.path().join("mine.ron");
    std::fs::write(&mine, own).unwrap();
    let library = open(folder.path());
    assert_eq!(library.find("dropped-call").unwrap().origin, Origin::Shipped);
    let told = notes(&library);
    assert!(
        told.contains("mine.ron") && told.contains("shipped scenario `dropped-call`"),
        "{told}"
    );
    let copy = library.entries.iter().find(|e| e.origin == Origin::File(mine.clone())).unwrap();
    assert!(copy.trouble().unwrap().en.contains("give this file another id"));
    // A damaged one does not either; it still says which scenario it is.
    std::fs::write(&mine, own.replacen("minutes: ", "minutes: x", 1)).unwrap();
    let library = open(folder.path());
    assert_eq!(library.find("dropped-call").unwrap().origin, Origin::Shipped);
    let damaged = library.entries.iter().find(|entry| entry.lesson.is_err()).unwrap();
    assert_eq!(damaged.id, "dropped-call");
}

#[test]
fn of_two_own_files_with_one_id_the_original_is_kept_and_both_are_told() {
    let folder = folder();
    for name in ["b.ron", "a.ron"] {
        std::fs::write(folder.path().join(name), sample("twice", "me")).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(30));
    }
    let library = open(folder.path());
    let entry = library.find("twice").unwrap();
    assert_eq!(entry.origin, Origin::File(folder.path().join("b.ron")), "the older one");
    let copy = library.entries.iter().find(|entry| entry.id == "a").unwrap();
    assert!(copy.trouble().unwrap().en.contains("`twice` is taken by"));
    let told = notes(&library);
    assert!(told.contains("a.ron") && told.contains("b.ron"), "{told}");
    // The one named after its id is the original, however late it was written anew.
    std::fs::write(folder.path().join("twice.ron"), sample("twice", "me")).unwrap();
    let library = open(folder.path());
    let entry = library.find("twice").unwrap();
    assert_eq!(entry.origin, Origin::File(folder.path().join("twice.ron")));
    assert_eq!(library.entries.iter().filter(|entry| entry.lesson.is_err()).count(), 2);
}

#[test]
fn a_missing_folder_is_noted_only_if_it_was_named() {
    let rulebook = Rulebook::embedded().unwrap();
    let path = Some(PathBuf::from("no/such/folder"));
    let named = Library::open(&rulebook, &Folder { path: path.clone(), named: true });
    assert!(notes(&named).contains("does not exist") && !named.entries.is_empty());
    let default = Library::open(&rulebook, &Folder { path, named: false });
    assert!(default.notes.is_empty());
}

#[test]
#[cfg(target_os = "linux")]
fn names_that_are_not_unicode_do_no_harm() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder();
    let name = std::ffi::OsStr::from_bytes(b"odd\xff.ron");
    std::fs::write(folder.path().join(name), sample("odd", "me")).unwrap();
    let library = open(folder.path());
    assert!(library.find("odd").unwrap().lesson.is_ok());
    std::fs::write(folder.path().join(name), "x").unwrap();
    assert!(open(folder.path()).entries.iter().any(|entry| entry.id == "odd\u{fffd}"));
}

#[test]
fn a_named_data_folder_holds_the_scenarios_too() {
    let stick = folder();
    let data = DataPlace::of(Some(stick.path().to_owned()), None);
    let inside = Folder::of(None, None, &data);
    assert_eq!(inside, Folder { path: Some(stick.path().join("scenarios")), named: false });
    let given = Folder::of(Some(PathBuf::from("elsewhere")), None, &data);
    assert_eq!(given, Folder { path: Some(PathBuf::from("elsewhere")), named: true });
    std::fs::create_dir(stick.path().join("scenarios")).unwrap();
    std::fs::write(stick.path().join("scenarios/own.ron"), sample("own", "me")).unwrap();
    assert!(Library::open(&Rulebook::embedded().unwrap(), &inside).find("own").is_some());
}

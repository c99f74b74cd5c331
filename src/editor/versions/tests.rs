use super::*;
use moodfirst_core::scenario::sample;

const MINUTE: u64 = 60_000;

fn lesson(minutes: u32) -> String {
    sample("sample", "Sample").replacen("minutes: 5", &format!("minutes: {minutes}"), 1)
}

fn saved(versions: &Versions, minutes: u32, at: u64) -> Option<Version> {
    versions.keep(&lesson(minutes), Why::Saved, None, at).unwrap()
}

#[test]
fn ten_are_kept_with_what_changed_and_those_with_a_name_stay() {
    let folder = tempfile::tempdir().unwrap();
    let versions = Versions::in_folder(folder.path().join("versions"));
    assert_eq!(versions.list().unwrap(), []);
    versions.keep(&lesson(100), Why::Opened, None, 0).unwrap();
    versions.keep(&lesson(101), Why::Saved, Some("给老板看的"), 11 * MINUTE).unwrap();
    for number in 2..15 {
        saved(&versions, 100 + number, u64::from(number) * 11 * MINUTE).unwrap();
    }
    let all = versions.list().unwrap();
    assert_eq!(all.len(), KEPT + 1);
    assert_eq!(
        all.iter().map(|one| one.number).collect::<Vec<_>>(),
        [15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 2]
    );
    assert_eq!(all[10].name.as_deref(), Some("给老板看的"));
    assert_eq!(all[0].words[0].zh, "minutes：113 → 114");
    assert_eq!(all[0].words[0].en, "minutes: 113 → 114");
    assert_eq!(versions.open(2).unwrap(), lesson(101));
    assert_eq!(versions.open(15).unwrap(), lesson(114));
    assert_eq!(versions.open(1).unwrap_err().kind(), io::ErrorKind::NotFound);
    assert_eq!(folder.path().join("versions").read_dir().unwrap().count(), 2 * (KEPT + 1));
}

#[test]
fn savings_shortly_after_one_another_are_one_version() {
    let folder = tempfile::tempdir().unwrap();
    let versions = Versions::in_folder(folder.path().to_owned());
    versions.keep(&lesson(100), Why::Opened, None, 0).unwrap();
    for (minutes, at) in [(101, 1), (102, 2), (103, 9)] {
        saved(&versions, minutes, at * MINUTE).unwrap();
    }
    assert_eq!(saved(&versions, 103, 10 * MINUTE), None, "nothing new");
    let all = versions.list().unwrap();
    assert_eq!(all.len(), 2);
    assert_eq!((all[0].began, all[0].at), (MINUTE, 9 * MINUTE));
    assert_eq!(all[0].words[0].en, "minutes: 100 → 103", "since the version before");
    assert_eq!(saved(&versions, 104, 11 * MINUTE).unwrap().number, 3);
    // A name makes it a version that nothing is added to.
    let named =
        versions.keep(&lesson(104), Why::Saved, Some("final"), 12 * MINUTE).unwrap().unwrap();
    assert_eq!((named.number, named.name.as_deref()), (3, Some("final")));
    assert_eq!(saved(&versions, 105, 13 * MINUTE).unwrap().number, 4);
    assert_eq!(versions.open(3).unwrap(), lesson(104));
    // A clock that was set back neither joins nor fails.
    assert_eq!(saved(&versions, 106, 3 * MINUTE).unwrap().number, 5);
    // Nor does what was set aside join what was saved.
    let aside = versions.keep(&lesson(107), Why::SetAside, None, 4 * MINUTE).unwrap().unwrap();
    assert_eq!(aside.number, 6);
}

#[test]
fn a_text_without_its_words_is_a_version_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let versions = Versions::in_folder(folder.path().to_owned());
    saved(&versions, 100, 0).unwrap();
    std::fs::write(folder.path().join("0001.json"), "torn").unwrap();
    std::fs::write(folder.path().join("notes.ron"), "not ours").unwrap();
    let all = versions.list().unwrap();
    assert_eq!((all.len(), all[0].at), (1, 0));
    assert_eq!(all[0].text, Fingerprint::of(lesson(100).as_bytes()));
    assert_eq!(saved(&versions, 101, 1).unwrap().words[0].en, "minutes: 100 → 101");
}

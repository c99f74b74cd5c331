//! `new`.

use crate::cli::{folder, program, refused, run};

#[test]
fn it_writes_a_template_that_is_clean_and_can_be_played() {
    let folder = folder();
    let ran = program().current_dir(folder.path()).args(["new", "late-noodles"]).output().unwrap();
    assert!(ran.status.success());
    assert_eq!(String::from_utf8(ran.stdout).unwrap(), "late-noodles.ron\n");
    let path = folder.path().join("late-noodles.ron");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("id: \"late-noodles\""));
    let path = path.to_str().unwrap();
    let checked = run(&["check", path, "--deny-warnings"]);
    assert!(checked.code == 0 && !checked.out.contains("warning["), "{}", checked.out);
    assert_eq!(run(&["replay", path, "--choices", "1", "--json"]).code, 0);
    // It is itself an example: nobody passes it who never looks at the customer, and two moments listen.
    let json: serde_json::Value =
        serde_json::from_str(&run(&["check", path, "--json"]).out).unwrap();
    for persona in json["analyses"][0]["personas"].as_array().unwrap() {
        assert_eq!(persona["unlistening"]["passing"], 0, "{}", persona["persona"]);
        assert_eq!(persona["moments"]["listening"], 2, "{}", persona["moments"]);
    }
    assert_eq!(folder.path().read_dir().unwrap().count(), 1, "nothing else is left");
}

#[test]
fn it_never_overwrites() {
    let folder = folder();
    let path = folder.path().join("mine.ron");
    std::fs::write(&path, "mine").unwrap();
    for name in [path.clone(), path.with_extension("")] {
        refused(&["new", name.to_str().unwrap()], &["mine.ron", "left alone"]);
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
    assert_eq!(folder.path().read_dir().unwrap().count(), 1);
    std::fs::create_dir(folder.path().join("folder.ron")).unwrap();
    refused(&["new", folder.path().join("folder").to_str().unwrap()], &["folder.ron"]);
}

#[test]
fn names_that_are_no_ids_and_folders_that_are_not_there_are_refused() {
    for name in ["Upper", "two words", "面", "a_b", "a.txt", "..", "x/", "noodles-"] {
        refused(&["new", name], &["cannot be the id"]);
    }
    let ran = program().args(["new", "--lang", "en", "--", "-noodles"]).output().unwrap();
    let told = String::from_utf8(ran.stderr).unwrap();
    assert!(ran.status.code() == Some(2) && told.contains("such as `noodles`"), "{told}");
    refused(&["new", &"x".repeat(61)], &["cannot be the id", "60"]);
    refused(&["new"], &["NAME"]);
    refused(&["new", ""], &["NAME"]);
    refused(&["new", &"x".repeat(300)], &["cannot be the id"]);
    refused(&["new", "no/such/folder/name"], &["there is no folder no/such/folder"]);
}

#[test]
#[cfg(target_os = "linux")]
fn a_folder_that_cannot_be_written_is_named() {
    // Root may write anywhere but here.
    let ran = run(&["new", "/proc/self/name"]);
    assert!(ran.code == 2 && ran.out.is_empty() && ran.err.contains("/proc/self"));
}

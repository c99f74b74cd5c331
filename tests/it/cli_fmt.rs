//! `fmt`.

use crate::cli::{folder, refused, run, run_with};
use std::path::Path;

const WILD: &str = "Plans (scenario:\"x\",\n  plans : [ ] ) // end\n";
const TIDY: &str = "Plans(\n    scenario: \"x\",\n    plans: [],\n) // end\n";

#[test]
fn files_get_their_layout_and_keep_it() {
    let folder = folder();
    let (wild, tidy) = (folder.path().join("a.plans.ron"), folder.path().join("b.plans.ron"));
    std::fs::write(&wild, WILD).unwrap();
    std::fs::write(&tidy, TIDY).unwrap();
    let name = wild.to_str().unwrap();
    let all = folder.path().to_str().unwrap();
    let checked = run(&["fmt", all, "--check"]);
    assert_eq!((checked.code, checked.out.trim()), (1, name), "{}", checked.err);
    assert_eq!(std::fs::read_to_string(&wild).unwrap(), WILD, "--check writes nothing");
    let ran = run(&["fmt", all]);
    assert_eq!((ran.code, ran.out.trim()), (0, name), "{}", ran.err);
    assert_eq!(std::fs::read_to_string(&wild).unwrap(), TIDY);
    let again = run(&["fmt", all, "--check"]);
    assert_eq!((again.code, again.out.as_str()), (0, ""), "{}", again.err);
    assert_eq!(folder.path().read_dir().unwrap().count(), 2, "nothing else is left");
}

#[test]
fn a_broken_file_is_left_alone_and_the_others_are_done() {
    let folder = folder();
    let (broken, wild) = (folder.path().join("a.ron"), folder.path().join("b.ron"));
    std::fs::write(&broken, "Scenario(id: \"x\" minutes: 5)").unwrap();
    std::fs::write(&wild, WILD).unwrap();
    let ran = run(&["fmt", broken.to_str().unwrap(), wild.to_str().unwrap()]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("MF0105") && ran.err.contains("1 with broken syntax"), "{}", ran.out);
    assert_eq!(std::fs::read_to_string(&broken).unwrap(), "Scenario(id: \"x\" minutes: 5)");
    assert_eq!(std::fs::read_to_string(&wild).unwrap(), TIDY);
}

#[test]
fn standard_input_goes_to_standard_output() {
    let ran = run_with(&["fmt", "-"], WILD.as_bytes());
    assert_eq!((ran.code, ran.out.as_str()), (0, TIDY), "{}", ran.err);
    assert_eq!(run_with(&["fmt", "-", "--check"], WILD.as_bytes()).code, 1);
    assert_eq!(run_with(&["fmt", "-", "--check"], TIDY.as_bytes()).code, 0);
    let broken = run_with(&["fmt", "-"], b"S(");
    assert!(broken.code == 2 && broken.out.is_empty() && broken.err.contains("MF0004"));
    refused(&["fmt", "no-such.ron"], &["no-such.ron"]);
    refused(&["fmt", "-", "x.ron"], &["standard input"]);
}

#[test]
#[cfg(unix)]
fn links_and_permissions_stay_and_a_read_only_file_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let (file, link) = (folder.path().join("file.ron"), folder.path().join("link.ron"));
    std::fs::write(&file, WILD).unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink(Path::new("file.ron"), &link).unwrap();
    assert_eq!(run(&["fmt", link.to_str().unwrap()]).code, 0);
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert_eq!(std::fs::read_to_string(&file).unwrap(), TIDY);
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    std::fs::write(&file, WILD).unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o440)).unwrap();
    refused(&["fmt", file.to_str().unwrap()], &["file.ron", "read-only"]);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), WILD);
}

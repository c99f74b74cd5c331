//! The exported page in a real browser: it opens, says everything, and asks nobody for anything.
//! Needs Chromium, and the program, built before.

use std::path::Path;
use std::process::Command;

use moodfirst_window_tests::shipped_plan;

/// Whom Chromium itself asks, whatever page is open.
const BROWSERS_OWN: [&str; 3] = ["google.com", "gvt1.com", "googleapis.com"];

#[test]
fn the_exported_page_opens_and_fetches_nothing() {
    let home = tempfile::tempdir().unwrap();
    for lang in ["zh", "en"] {
        let page = home.path().join(format!("{lang}.html"));
        let done = Command::new(crate::binary())
            .args([
                "replay",
                "dropped-call",
                "--lang",
                lang,
                "--choices",
                &shipped_plan("dropped-call", "notorious").join(","),
            ])
            .arg("--html")
            .arg(&page)
            .status();
        assert!(done.unwrap().success());
        let (text, asked) = open(&page, home.path());
        let title = if lang == "zh" { "断线的电话" } else { "The dropped call" };
        assert!(text.contains(&format!("<h1>{title}</h1>")));
        assert!(text.contains("</html>") && text.contains("<svg") && text.contains("</table>"));
        for url in asked {
            let host = url.split('/').nth(2).unwrap_or_default();
            let host = host.split(':').next().unwrap_or_default();
            assert!(BROWSERS_OWN.iter().any(|own| host.ends_with(own)), "{url}");
        }
    }
}

/// The page as the browser holds it, and every address that was asked for meanwhile.
fn open(page: &Path, home: &Path) -> (String, Vec<String>) {
    let log = home.join("net.json");
    let quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"];
    let shown = Command::new("chromium")
        .args(quiet)
        .args(["--disable-background-networking", "--disable-component-update", "--dump-dom"])
        .arg(format!("--user-data-dir={}", home.join("profile").display()))
        .arg(format!("--log-net-log={}", log.display()))
        .arg(format!("file://{}", page.display()))
        .output()
        .expect("Chromium");
    assert!(shown.status.success());
    let net = std::fs::read_to_string(&log).unwrap();
    let asked = net.split("\"url\":\"http").skip(1).filter_map(|rest| rest.split_once('"'));
    let asked = asked.map(|(rest, _)| format!("http{rest}")).collect();
    (String::from_utf8_lossy(&shown.stdout).into_owned(), asked)
}

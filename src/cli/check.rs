//! `check`: everything that is wrong with scenarios and replay plans.

use super::args::Check;
use super::console::{Console, Exit, Failure};
use super::resources::Resources;
use super::survey::{self, Asked};
use crate::library::{check_plans, is_plans, list, plans_beside, read, shown, unreadable};
use moodfirst_core::analysis::{
    CODES, LibraryRanking, LibraryReport, Survey, climb, library_report,
};
use moodfirst_core::dialogue::Lesson;
use moodfirst_core::report::TRANSCRIPT_CODES;
use moodfirst_core::scenario::draft::Draft;
use moodfirst_core::scenario::load::{Drafted, read_document};
use moodfirst_core::scenario::rules;
use moodfirst_core::source::open;
use moodfirst_core::source::suggest::did_you_mean;
use moodfirst_core::source::{Code, Diagnostic, Severity, say};
use moodfirst_core::text::{Lang, Text};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

pub fn run(resources: &Resources, console: &mut Console, args: &Check) -> Result<Exit, Failure> {
    if let Some(code) = &args.explain {
        return explain(console, code);
    }
    let files = gather(console, &with_plans(&args.paths))?;
    let mut found = Found::default();
    for (path, bytes) in &files {
        if is_plans(path) {
            found.diagnostics.extend(check_plans(
                &resources.rulebook,
                &resources.folder,
                path,
                bytes,
            ));
        } else {
            found.scenario(resources, console, args, path, bytes)?;
        }
    }
    found.library = library_report(&found.analyses);
    if let Some(library) = &mut found.library {
        library.unlistening = ranking(resources, console, args, &found.lessons, &found.analyses)?;
    }
    if args.json {
        console.json(&found)?;
    } else {
        for diagnostic in &found.diagnostics {
            console.diagnostic(diagnostic)?;
        }
        for survey in &found.analyses {
            console.lines(survey::summary(survey, console.lang))?;
        }
        if let Some(library) = &found.library {
            console.lines(survey::library(library, &resources.rulebook.catalogue, console.lang))?;
        }
        if found.rankings_left_out() {
            let said = say!(
                "整个情境库只用一种偏好的选手：到了上限，没有做",
                "players with one ranking for all scenarios: left out at the bound"
            );
            console.line(said.get(console.lang))?;
        }
    }
    let over_all = found.library.iter().flat_map(|library| &library.findings);
    let severities: Vec<Severity> = (found.diagnostics.iter().map(|one| one.severity))
        .chain(over_all.map(|finding| finding.severity))
        .collect();
    let count = |severity| severities.iter().filter(|one| **one == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    console.flush()?;
    console.say(&summary(files.len(), errors, warnings));
    let bad = errors > 0 || args.deny_warnings && warnings > 0;
    Ok(if bad { Exit::Findings } else { Exit::Fine })
}

/// What was found, in the shape of `--json`.
#[derive(Default, Serialize)]
struct Found {
    diagnostics: Vec<Diagnostic>,
    analyses: Vec<Survey>,
    /// Over all of them, unless only structure was looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    library: Option<LibraryReport>,
    /// What was analysed.
    #[serde(skip)]
    lessons: Vec<Arc<Lesson>>,
}

/// The best one ranking by single acts, where there are several scenarios to share it.
fn ranking(
    resources: &Resources,
    console: &Console,
    args: &Check,
    lessons: &[Arc<Lesson>],
    analyses: &[Survey],
) -> Result<Option<LibraryRanking>, Failure> {
    // Where the bound was too small for the rankings of one scenario it is too small for all.
    let mut personas = analyses.iter().flat_map(|survey| &survey.personas);
    if lessons.len() < 2 || personas.any(|report| report.unlistening.is_none()) {
        return Ok(None);
    }
    let stages = |lesson| survey::stages(resources, console, lesson, args.persona.as_deref());
    let stages = lessons.iter().map(stages).collect::<Result<Vec<_>, Failure>>()?;
    let most = survey::budget(args.budget);
    Ok(climb(&stages, survey::threads(), most, &AtomicBool::new(false)))
}

impl Found {
    /// There are several scenarios to rank over, and a bound stood against it.
    fn rankings_left_out(&self) -> bool {
        let known = self.library.as_ref().is_some_and(|library| library.unlistening.is_some());
        let mut personas = self.analyses.iter().flat_map(|survey| &survey.personas);
        self.lessons.len() > 1 && !known && personas.any(|report| !report.left_out.is_empty())
    }

    /// Reads a scenario and, if there is nothing wrong with the file, analyses it.
    fn scenario(
        &mut self,
        resources: &Resources,
        console: &mut Console,
        args: &Check,
        path: &Path,
        bytes: &[u8],
    ) -> Result<(), Failure> {
        let file = shown(path);
        let (document, no_text) = open::document(&file, bytes);
        let Some(document) = document else {
            self.diagnostics.extend(no_text);
            return Ok(());
        };
        let Drafted { draft, diagnostics } =
            read_document(&file, &document, &resources.rulebook.personas);
        self.diagnostics.extend(diagnostics);
        let Some(scenario) = draft.and_then(Draft::into_playable) else { return Ok(()) };
        let lesson = Arc::new(Lesson::new(Arc::new(scenario), &resources.rulebook.rubric));
        let asked = Asked {
            quick: args.quick,
            budget: args.budget,
            persona: args.persona.as_deref(),
            first: !args.json && !args.quick,
        };
        let Some(survey) = survey::analyse(resources, console, &lesson, asked)? else {
            return Ok(());
        };
        let tree = document.tree();
        self.diagnostics.extend(survey::diagnostics(&file, &tree, &survey.findings));
        if !args.quick {
            self.analyses.push(survey);
            self.lessons.push(lesson);
        }
        Ok(())
    }
}

/// The paths that were named, each scenario with the replay plans beside it: a lesson whose plans
/// fail is not well.
fn with_plans(paths: &[PathBuf]) -> Vec<PathBuf> {
    let named = |plans: &PathBuf| {
        paths.contains(plans) || paths.iter().any(|path| plans.parent() == Some(path))
    };
    let mut all = Vec::new();
    for path in paths {
        all.push(path.clone());
        all.extend(plans_beside(path).filter(|plans| !named(plans)));
    }
    all
}

/// The files to check with their bytes; every path that cannot be read is named.
pub(super) fn gather(
    console: &Console,
    paths: &[PathBuf],
) -> Result<Vec<(PathBuf, Vec<u8>)>, Failure> {
    let mut files = Vec::new();
    let mut refused = Vec::new();
    for path in paths {
        match expand(path) {
            Ok(inside) => {
                for file in inside {
                    match read(&file) {
                        Ok(bytes) => files.push((file, bytes)),
                        Err(error) => refused.push(unreadable(&file, &error)),
                    }
                }
            }
            Err(why) => refused.push(why),
        }
    }
    if refused.is_empty() {
        return Ok(files);
    }
    Err(Failure::Refuse(refused.iter().map(|why| why.get(console.lang).to_owned()).collect()))
}

/// A file as itself, a folder as the scenarios and plans in it.
fn expand(path: &Path) -> Result<Vec<PathBuf>, Text> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let files = list(path).map_err(|error| unreadable(path, &error))?;
    if files.is_empty() {
        let name = shown(path);
        return Err(say!("文件夹 {name} 里没有 .ron 文件", "the folder {name} has no .ron files"));
    }
    Ok(files)
}

fn summary(files: usize, errors: usize, warnings: usize) -> Text {
    let plural = |n: usize| if n == 1 { "" } else { "s" };
    let (f, e, w) = (plural(files), plural(errors), plural(warnings));
    if errors + warnings == 0 {
        return say!("检查了 {files} 个文件，没有问题", "{files} file{f} checked, nothing found");
    }
    say!(
        "检查了 {files} 个文件：错误 {errors} 处，警告 {warnings} 处",
        "{files} file{f} checked: {errors} error{e}, {warnings} warning{w}"
    )
}

/// What a code means, with the example that its test brings about.
fn explain(console: &mut Console, wanted: &str) -> Result<Exit, Failure> {
    let own = CODES.iter().chain(TRANSCRIPT_CODES).copied().find(|code| {
        code.code.eq_ignore_ascii_case(wanted) || code.name.eq_ignore_ascii_case(wanted)
    });
    let Some(code) = rules::explain(wanted).or(own) else {
        let why = say!("没有诊断代码 `{wanted}`", "there is no code `{wanted}`");
        let mut known = rules::codes();
        known.extend(CODES);
        known.extend(TRANSCRIPT_CODES);
        let hint = did_you_mean(wanted, known.iter().flat_map(|code| [code.code, code.name]));
        return Err(console.refuse_with(&why, hint.as_ref()));
    };
    let lang = console.lang;
    let severity = match (code.severity, lang) {
        (Severity::Error, Lang::Zh) => "错误",
        (Severity::Warning, Lang::Zh) => "警告",
        (Severity::Note, Lang::Zh) => "说明",
        (Severity::Error, Lang::En) => "error",
        (Severity::Warning, Lang::En) => "warning",
        (Severity::Note, Lang::En) => "note",
    };
    console.line(format!("{} {} · {severity}", code.code, code.name))?;
    console.line(code.explain.get(lang))?;
    example(console, code)?;
    Ok(Exit::Fine)
}

fn example(console: &mut Console, code: &Code) -> Result<(), Failure> {
    if code.bad.is_empty() {
        return Ok(());
    }
    let title = say!(
        "例如（− 是错的，+ 是对的，取自 `moodfirst new` 的样板）：",
        "For example (− is wrong, + is right; from the template of `moodfirst new`):"
    );
    console.line(format!("\n{}", title.get(console.lang)))?;
    for (old, new) in code.bad {
        for (sign, text) in [('−', new.replace(['⟦', '⟧'], "")), ('+', (*old).to_owned())] {
            for line in text.lines() {
                console.line(format!("  {sign} {line}"))?;
            }
        }
    }
    Ok(())
}

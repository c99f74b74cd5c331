//! The arguments of the command line.

use super::console::unreadable_input;
use super::language::charset;
use crate::library::{DATA_VARIABLE, DataPlace, shown};
use crate::settings::Renderer;
use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::{Args as Group, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use moodfirst_core::source::encoding;
use moodfirst_core::text::{Lang, Text, shown};
use std::borrow::Cow;
use std::ffi::OsString;
use std::path::PathBuf;

const EXAMPLES: &str = "\
示例 Examples:
  moodfirst                                    打开窗口 · open the window
  moodfirst play dropped-call                  在终端里练 · play in the terminal
  moodfirst play dropped-call --exam --seed 7  考核，顺序可重现 · exam, order repeatable
  moodfirst new my-lesson                      写一份样板 · write a template
  moodfirst check my-lesson.ron                检查情景 · check a scenario
  moodfirst explain dropped-call best          得分最高的一次 · the best run
  moodfirst replay dropped-call --choices go-on,crackle --json
  moodfirst score calls.jsonl                  给编码的对话打分 · score coded transcripts

退出码 Exit codes:  0 正常 fine · 1 有发现，或窗口的显示器断开 findings, or the display
  went away under the window · 2 用法有误或读不了 misused or unreadable";

const PLAY_EXAMPLES: &str = "\
示例 Examples:
  moodfirst play                               从列表里挑 · pick from the list
  moodfirst play dropped-call --persona direct
  moodfirst play my-lesson.ron --lang en
  moodfirst play --learner 小林               记在小林名下 · recorded as 小林
  moodfirst play --resume                      接着上次 · go on where you left off
  printf '1\\n2\\n1\\n' | moodfirst play dropped-call

练习中 While playing:  1–4 选回应 reply · a–d 判断题 question of judgement
                      f 事实卡 fact card · p 承诺 promises · q 结束 quit";

const CHECK_EXAMPLES: &str = "\
示例 Examples:
  moodfirst check my-lesson.ron                也重放旁边的 · replays my-lesson.plans.ron beside it, too
  moodfirst check scenarios/ --deny-warnings   整个文件夹，含重放计划 · a folder, with its replay plans
  moodfirst check scenarios/ --json
  moodfirst check my-lesson.ron --quick        只看结构 · structure only
  moodfirst check --explain MF0105             解释一个代码 · explain a code";

const EXPLAIN_EXAMPLES: &str = "\
示例 Examples:
  moodfirst explain dropped-call                     列出发现 · list the findings
  moodfirst explain dropped-call best                得分最高的一次 · the run with the highest total
  moodfirst explain dropped-call worst:stays         到结局 stays 得分最低的一次 · the lowest to that ending
  moodfirst explain my-lesson.ron dead-end:counter";

const DIFF_EXAMPLES: &str = "\
示例 Examples:
  moodfirst diff old/my-lesson.ron my-lesson.ron
  moodfirst diff dropped-call my-dropped-call.ron --json

有改动时退出码为 1 · The exit code is 1 if there are changes";

const BLIND_EXAMPLES: &str = "\
示例 Examples:
  moodfirst blind dropped-call restaurant-host slipped-child --seed 7 --out blind
  moodfirst blind scenarios/ --lang en --seed 7 --half 1 --out blind
  moodfirst blind --mark blind/key.json style-answers.txt sense-answers.txt

先做 style（只有回应），再做 sense（有前文、客户的话和事实卡）；每题写一行“题号 字母”。
First style (the replies alone), then sense (what was said before, the customer’s line, the fact
card); the answers are one “number letter” a line.";

const REPLAY_EXAMPLES: &str = "\
示例 Examples:
  moodfirst replay dropped-call --choices go-on,crackle,proves
  moodfirst replay dropped-call --choices 3,2,1 --persona direct --json
  moodfirst replay my-lesson.ron --choices listen
  moodfirst replay dropped-call --choices go-on,crackle --html run.html

编号从 1 起数遍该处写下的全部回应，备用回应排最后；自动往下走的地方不占编号。
Numbers count all authored replies of a node from 1, the fall-back last; nodes that just go on
take none. Too few choices give the report of an unfinished run.";

const SCORE_EXAMPLES: &str = "\
示例 Examples:
  moodfirst score calls.jsonl
  moodfirst score - --json < calls.jsonl

一行一份 One transcript a line:
  {\"id\": \"a\", \"turns\": [{\"speaker\": \"agent\", \"acts\": [\"LetVent\"]}]}";

const FMT_EXAMPLES: &str = "\
示例 Examples:
  moodfirst fmt my-lesson.ron
  moodfirst fmt lessons/ --check       只说哪些会改，不写 · only say what would change
  moodfirst fmt - < my-lesson.ron      从标准输入到标准输出 · standard input to standard output

注释、文字、换行的地方都不动；缩进、空格、末尾的逗号有统一的写法。
Comments, texts and the places where lines break stay; indentation, blanks and last commas get
one form.";

const READING_EXAMPLES: &str = "\
示例 Examples:
  moodfirst reading --text '您先冷静一下'
  moodfirst reading --lang en --text 'That should never have happened to you.'
  moodfirst reading zh-a.tsv en-a.tsv --table

这是估计，附上依据；看不准就不说，也从不改动得分。
An estimate, with its evidence; where it does not know it says nothing, and it never changes a score.";

const EXPORT_EXAMPLES: &str = "\
示例 Examples:
  moodfirst export dropped-call --as xlsx               整课成一张工作簿 · the lesson as a workbook
  moodfirst export my-lesson.ron --as outline -o my-lesson.md
  moodfirst export my-lesson.ron --as translation       给译者：逐段文字 · every text, for translators
  moodfirst export my-lesson.ron --as translation -o my-lesson.csv
  moodfirst export my-lesson.ron --as script --lang en  打印的剧本 · a script on paper
  moodfirst export my-lesson.ron --as blind -o sheets   盲读卷，一个文件夹 · blind sheets, a folder

不写 -o 就写在当前文件夹，以情景的 id 为名。表头和行的名称随 --lang；导入时两种都认。
Without -o it is written into this folder, named after the lesson. Headings and kinds of rows are in
the language of --lang; both are read.";

const IMPORT_EXAMPLES: &str = "\
示例 Examples:
  moodfirst import draft.xlsx                      写出 draft.ron · writes draft.ron
  moodfirst import draft.md -o lessons/late.ron
  moodfirst import my-lesson-translation.xlsx --into my-lesson.ron
  moodfirst import back.csv --into my-lesson.ron -o translated.ron    写成另一份 · into a copy

有一行读不懂，就什么也不写；改过的原文不会被旧译文盖掉。
If one row cannot be read nothing is written; words that have changed since are not overwritten.";

const NEW_EXAMPLES: &str = "\
示例 Examples:
  moodfirst new late-noodles        写出 late-noodles.ron · writes late-noodles.ron
  moodfirst new lessons/late-noodles";

const RECORDS_EXAMPLES: &str = "\
示例 Examples:
  moodfirst records                            最近的练习，1 是最近一次 · the last runs; 1 is the last one
  moodfirst records --show 1                   打开那一次的复盘 · the debrief of that run
  moodfirst records --learner 小林 --show 3 --html run.html

情景后来改过或不在了，也能看当时存下的报告。
The report as it was stored opens even where the scenario has changed or is gone.";

const ERASE_EXAMPLES: &str = "\
示例 Examples:
  moodfirst erase 小林                         问过才抹 · asks first
  moodfirst erase 小林 --yes

抹掉的有：名字、每次练习、每个回应、每份报告，文件和日志里都不留。已经导出的页面和数据不在记录里，要自己删。
Name, runs, replies and reports go, from the file and its log. Pages and data that were exported are
not part of the records: delete them yourself.";

/// 先心后事：投诉应对陪练 · Mood First: practise handling complaints
#[derive(Debug, Parser)]
#[command(name = "moodfirst", version, after_help = EXAMPLES, disable_help_subcommand = true)]
pub struct Args {
    /// What to do; nothing for the window.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// 语言 · Language [默认 default: 设置、系统 settings, system]
    #[arg(long, global = true, value_name = "zh|en", hide_possible_values = true)]
    pub lang: Option<Language>,
    /// 自己的情景文件夹 · Folder of your own scenarios [环境变量 env: MOODFIRST_SCENARIOS]
    #[arg(long, global = true, value_name = "DIR")]
    pub scenarios: Option<PathBuf>,
    /// 设置、记录、自己的情景都放在这个文件夹 · Folder of settings, records and own scenarios [环境变量 env: MOODFIRST_DATA]
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// 用什么画窗口 · What draws the window [默认 default: 设置 settings；Linux: glow]
    #[arg(long, value_name = "auto|wgpu|glow", hide_possible_values = true)]
    pub renderer: Option<Graphics>,
}

/// What draws the window.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Graphics {
    /// What worked last, else the first one that does.
    Auto,
    /// The system's own interface (Direct3D, Metal, Vulkan); where it is not built in, OpenGL.
    Wgpu,
    /// OpenGL.
    Glow,
}

impl From<Graphics> for Renderer {
    fn from(graphics: Graphics) -> Self {
        match graphics {
            Graphics::Auto => Self::Auto,
            Graphics::Wgpu => Self::Wgpu,
            Graphics::Glow => Self::Glow,
        }
    }
}

impl Args {
    /// The arguments of this process. Misuse ends it with exit code 2, `--help` with 0.
    #[must_use]
    pub fn read() -> Self {
        let mut command = Self::command();
        let data = DataPlace::of(None, std::env::var_os(DATA_VARIABLE));
        if let Some(folder) = data.scenarios_folder() {
            let folder = shown(&folder);
            command = command.after_help(format!(
                "{EXAMPLES}\n\n自己的情景文件夹 Folder of your own scenarios:\n  {folder}"
            ));
        }
        command
            .try_get_matches()
            .and_then(|matches| Self::from_arg_matches(&matches))
            .unwrap_or_else(|error| visible(error).exit())
    }
}

/// An error that shows whatever was typed, and lets none of it drive the terminal.
fn visible(error: clap::Error) -> clap::Error {
    let said = error.to_string();
    let said = said.strip_prefix("error: ").unwrap_or(&said);
    match shown::lines(said) {
        Cow::Borrowed(_) => error,
        Cow::Owned(said) => clap::Error::raw(error.kind(), said),
    }
}

/// A person's name as it was typed, whatever the encoding of the terminal.
fn name(typed: OsString) -> Result<String, String> {
    let Text { zh, en } = unreadable_input();
    encoding::typed(typed.as_encoded_bytes(), &charset()).ok_or(format!("{zh} · {en}"))
}

/// A language on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Language {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Zh => Self::Zh,
            Language::En => Self::En,
        }
    }
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 在终端里练一课 · Play a lesson in the terminal
    #[command(after_help = PLAY_EXAMPLES)]
    Play(Play),
    /// 检查情景和重放计划 · Check scenarios and replay plans
    #[command(after_help = CHECK_EXAMPLES)]
    Check(Check),
    /// 把分析的一个发现当作对话打印出来 · A finding of the analysis as a conversation
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(Explain),
    /// 两个版本之间的改动意味着什么 · What the change between two versions means
    #[command(after_help = DIFF_EXAMPLES)]
    Diff(Diff),
    /// 盲读卷：不看客户，能不能认出最好的回应？ · Blind sheets: can the best reply be told without the customer?
    #[command(after_help = BLIND_EXAMPLES)]
    Blind(Blind),
    /// 按给定的回应走一遍，给出报告 · Run through given replies and report
    #[command(after_help = REPLAY_EXAMPLES)]
    Replay(Replay),
    /// 给编码的对话打分 · Score coded transcripts
    #[command(after_help = SCORE_EXAMPLES)]
    Score(Score),
    /// 写出一份带说明的情景样板 · Write a scenario template with comments
    #[command(after_help = NEW_EXAMPLES)]
    New(New),
    /// 以前的练习，打开其中一次的复盘 · Past runs, and the debrief of one of them
    #[command(after_help = RECORDS_EXAMPLES)]
    Records(Records),
    /// 把一个人的练习记录彻底抹掉 · Erase a learner with all records
    #[command(after_help = ERASE_EXAMPLES)]
    Erase(Erase),
    /// 把情景和重放计划排成统一的版面 · Give scenarios and replay plans their layout
    #[command(after_help = FMT_EXAMPLES)]
    Fmt(Fmt),
    /// 读一句回应：像是哪些行为；量一份标注集 · Read a reply: which acts its words seem to show; measure a labelled set
    #[command(after_help = READING_EXAMPLES)]
    Reading(Reading),
    /// 把一课写成工作簿、CSV、大纲、翻译表、剧本或盲读卷 · Write a lesson as a workbook, CSV, outline, translation, script or blind sheets
    #[command(after_help = EXPORT_EXAMPLES)]
    Export(Export),
    /// 从工作簿、CSV 或大纲读出一课，或把译文读回来 · Read a lesson from a workbook, CSV or outline, or a translation back
    #[command(after_help = IMPORT_EXAMPLES)]
    Import(Import),
    /// 打印命令行补全脚本 · Print completions for a shell
    Completions(Completions),
    /// 打印手册页（man）· Print the manual page
    Man(Man),
    /// 打印许可证 · Print the licences
    Licences,
}

/// `play`
#[derive(Debug, Default, Group)]
pub struct Play {
    /// 情景的 id 或文件；不写就从列表里挑 · Id or file of a scenario; without it, pick from a list
    pub scenario: Option<PathBuf>,
    /// 客户的性情 · Persona of the customer [默认 default: 情景的第一个 the scenario's first]
    #[arg(long, value_name = "ID")]
    pub persona: Option<String>,
    /// 考核：没有点评，回应打乱 · Exam: no coaching, replies shuffled
    #[arg(long)]
    pub exam: bool,
    /// 回应顺序的种子 · Seed of the order of replies
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// 记在谁名下 · Who practises, for the records [默认 default: 上次的人 the last one]
    #[arg(long, value_name = "NAME", value_parser = OsStringValueParser::new().try_map(name))]
    pub learner: Option<String>,
    /// 不作记录 · Record nothing
    #[arg(long, conflicts_with_all = ["learner", "resume"])]
    pub no_record: bool,
    /// 接着上次没走完的 · Go on with the last run that was left
    #[arg(long, conflicts_with_all = ["persona", "exam", "seed"])]
    pub resume: bool,
}

/// `check`
#[derive(Debug, Group)]
pub struct Check {
    /// 情景、重放计划或文件夹 · Scenarios, replay plans or folders
    #[arg(required_unless_present = "explain", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// 以 JSON 列出 · List as JSON
    #[arg(long)]
    pub json: bool,
    /// 只看结构，不跑完整分析 · Structure only, without the complete analysis
    #[arg(long)]
    pub quick: bool,
    /// 分析的状态上限，也是抽样和选手的回应数上限 · States at which the analysis stops, and replies at which sampling and players do [默认 default: 2000000]
    #[arg(long, value_name = "N", conflicts_with = "quick")]
    pub budget: Option<usize>,
    /// 只分析一种性情 · Analyse one persona only [默认 default: 情景的全部 all of the scenario's]
    #[arg(long, value_name = "ID")]
    pub persona: Option<String>,
    /// 有警告也算不通过 · Warnings count as findings, too
    #[arg(long)]
    pub deny_warnings: bool,
    /// 解释一个诊断代码 · Explain a code
    #[arg(long, value_name = "CODE", conflicts_with_all = ["paths", "json", "deny_warnings", "quick", "budget", "persona"])]
    pub explain: Option<String>,
}

/// `explain`
#[derive(Debug, Group)]
pub struct Explain {
    /// 情景的 id 或文件 · Id or file of a scenario
    pub scenario: PathBuf,
    /// 发现的名字，如 dead-end:node；best、worst；不写就列出来 · Name of a finding, such as dead-end:node; best, worst; without it they are listed
    pub finding: Option<String>,
    /// 分析的状态上限，也是抽样和选手的回应数上限 · States at which the analysis stops, and replies at which sampling and players do
    #[arg(long, value_name = "N")]
    pub budget: Option<usize>,
    /// 只分析一种性情 · Analyse one persona only
    #[arg(long, value_name = "ID")]
    pub persona: Option<String>,
}

/// `diff`
#[derive(Debug, Group)]
pub struct Diff {
    /// 旧的情景：id 或文件 · The old scenario: id or file
    pub old: PathBuf,
    /// 新的情景：id 或文件 · The new scenario: id or file
    pub new: PathBuf,
    /// 以 JSON 列出 · List as JSON
    #[arg(long)]
    pub json: bool,
    /// 分析的状态上限，也是抽样和选手的回应数上限 · States at which the analysis stops, and replies at which sampling and players do
    #[arg(long, value_name = "N")]
    pub budget: Option<usize>,
}

/// `blind`
#[derive(Debug, Group)]
pub struct Blind {
    /// 情景的 id、文件或文件夹；与 --mark 同用时是答卷（先 style，后 sense） · Ids, files or folders of scenarios; with --mark, the answers (style first, then sense)
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// 打乱顺序的种子 · Seed of the order
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// 写进这个文件夹；不会覆盖已有的文件 · Write into this folder; never over a file that is there
    #[arg(long, value_name = "DIR", required_unless_present = "mark")]
    pub out: Option<PathBuf>,
    /// 只出一半的题（隔一个取一个）：前一句回应总能照原样写出 · Every other moment only: the reply before is always given in full
    #[arg(long, value_name = "1|2", value_parser = clap::value_parser!(u8).range(1..=2))]
    pub half: Option<u8>,
    /// 按这份答案批卷 · Mark answers against this key
    #[arg(long, value_name = "KEY", conflicts_with_all = ["seed", "out", "half"])]
    pub mark: Option<PathBuf>,
    /// 批卷结果写成 JSON · The marks as JSON
    #[arg(long, requires = "mark")]
    pub json: bool,
}

/// `replay`
#[derive(Debug, Group)]
pub struct Replay {
    /// 情景的 id 或文件 · Id or file of a scenario
    pub scenario: PathBuf,
    /// 各个回应的 id 或编号，逗号分隔 · Ids or numbers of the replies, separated by commas
    #[arg(long, value_name = "A,B,C", allow_hyphen_values = true)]
    pub choices: String,
    /// 客户的性情 · Persona of the customer [默认 default: 情景的第一个 the scenario's first]
    #[arg(long, value_name = "ID")]
    pub persona: Option<String>,
    /// 以一行 JSON 给出报告 · The report as one line of JSON
    #[arg(long)]
    pub json: bool,
    /// 写成一页可打印的 HTML；不会覆盖已有的文件 · Write a printable page; never over a file that is there
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    pub html: Option<PathBuf>,
}

/// `score`
#[derive(Debug, Group)]
pub struct Score {
    /// 每行一个 JSON 对象的文件；- 为标准输入 · A file of JSON objects, one a line; - is standard input
    pub file: PathBuf,
    /// 每份报告一行 JSON · Each report as one line of JSON
    #[arg(long)]
    pub json: bool,
}

/// `new`
#[derive(Debug, Group)]
pub struct New {
    /// 新情景的 id（小写字母、数字、连字符）· Id of the new scenario (lower-case letters, digits, hyphens)
    pub name: PathBuf,
}

/// `records`
#[derive(Debug, Group)]
pub struct Records {
    /// 谁的 · Whose [默认 default: 上次的人 the last one]
    #[arg(long, value_name = "NAME", value_parser = OsStringValueParser::new().try_map(name))]
    pub learner: Option<String>,
    /// 打开第几次的复盘，1 是最近一次 · Open the debrief of this run; 1 is the last one
    #[arg(long, value_name = "N")]
    pub show: Option<u32>,
    /// 把那一次的报告以一行 JSON 给出 · The report of that run as one line of JSON
    #[arg(long, requires = "show")]
    pub json: bool,
    /// 把那一次写成一页可打印的 HTML；不会覆盖已有的文件 · Write that run as a printable page; never over a file that is there
    #[arg(long, value_name = "FILE", requires = "show", conflicts_with = "json")]
    pub html: Option<PathBuf>,
}

/// `erase`
#[derive(Debug, Group)]
pub struct Erase {
    /// 谁：记录里的名字 · Who: the name in the records
    #[arg(value_name = "NAME")]
    pub learner: String,
    /// 不再问一遍 · Do not ask
    #[arg(long)]
    pub yes: bool,
}

/// `fmt`
#[derive(Debug, Group)]
pub struct Fmt {
    /// 情景、重放计划或文件夹；- 为标准输入 · Scenarios, replay plans or folders; - is standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// 不写，只列出会改动的文件；有就以 1 退出 · Write nothing, name the files that would change; exit 1 if there are any
    #[arg(long)]
    pub check: bool,
}

/// `reading`
#[derive(Debug, Group)]
pub struct Reading {
    /// 标注集，每行：组[,组…]、制表符、原话；文件名以 zh 或 en 开头 · Labelled sets, a line each: group[,group…], tab, words; names begin with zh or en
    #[arg(required_unless_present = "text", value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// 也打印混淆表 · The confusion table, too
    #[arg(long, conflicts_with = "text")]
    pub table: bool,
    /// 读这一句，语言看 --lang · Read these words, in the language of --lang
    #[arg(long, value_name = "WORDS", conflicts_with = "files")]
    pub text: Option<String>,
}

/// `export`
#[derive(Debug, Group)]
pub struct Export {
    /// 情景的 id 或文件 · Id or file of a scenario
    pub scenario: PathBuf,
    /// 写成什么 · In which form
    #[arg(
        long = "as",
        value_name = "xlsx|csv|outline|translation|script|blind",
        hide_possible_values = true
    )]
    pub form: ExportAs,
    /// 写到哪个文件（盲读卷：文件夹）· File to write (blind sheets: the folder)
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// 已有的文件也覆盖 · Replace a file that is there
    #[arg(long)]
    pub replace: bool,
}

/// Forms of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportAs {
    /// A workbook.
    Xlsx,
    /// Comma-separated values.
    Csv,
    /// A Markdown outline.
    Outline,
    /// Every text, for translators.
    Translation,
    /// A script on paper.
    Script,
    /// Blind sheets.
    Blind,
}

/// `import`
#[derive(Debug, Group)]
pub struct Import {
    /// 工作簿、CSV 或 Markdown 大纲 · A workbook, CSV or Markdown outline
    pub file: PathBuf,
    /// 写到哪个文件 · File to write
    #[arg(short, long, value_name = "LESSON.ron")]
    pub out: Option<PathBuf>,
    /// 译文读回这一课 · The lesson into which a translation is read back
    #[arg(long, value_name = "LESSON.ron")]
    pub into: Option<PathBuf>,
    /// 已有的文件也覆盖 · Replace a file that is there
    #[arg(long)]
    pub replace: bool,
}

/// `completions`
#[derive(Debug, Group)]
pub struct Completions {
    /// 命令行外壳 · The shell
    #[arg(value_name = "bash|zsh|fish|powershell|elvish", hide_possible_values = true)]
    pub shell: clap_complete::Shell,
}

/// `man`
#[derive(Debug, Group)]
pub struct Man {
    /// 把全部手册页写进这个文件夹 · Write all manual pages into this folder
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
}

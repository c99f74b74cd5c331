//! The keys of the interface words.

/// Declares [`Key`]: a variant and its name in the locale files.
macro_rules! keys {
    ($($variant:ident = $name:literal,)+) => {
        /// One word, phrase or sentence of the interface.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "the text in the locale files says what each one is")]
        pub enum Key {
            $($variant,)+
        }

        impl Key {
            /// All keys.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The name in the locale files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
}

keys! {
    MoodAnger = "mood.anger",
    MoodTrust = "mood.trust",
    MoodHeard = "mood.heard",
    MoodHotZone = "mood.hot_zone",
    DimensionEmpathy = "dimension.empathy",
    DimensionOrder = "dimension.order",
    DimensionCommitment = "dimension.commitment",
    DimensionTotal = "dimension.total",
    EndingMoreLoyal = "ending.more_loyal",
    EndingRoutine = "ending.routine",
    EndingWatching = "ending.watching",
    EndingLost = "ending.lost",
    PhaseRising = "phase.rising",
    PhasePeak = "phase.peak",
    PhaseTurning = "phase.turning",
    PhaseCooling = "phase.cooling",
    PhaseWorkable = "phase.workable",
    PhaseRelapse = "phase.relapse",
    LedgerOpen = "ledger.open",
    LedgerAgreed = "ledger.agreed",
    LedgerKept = "ledger.kept",
    LedgerLateAnnounced = "ledger.late_announced",
    LedgerBroken = "ledger.broken",
    LedgerReleased = "ledger.released",
    LedgerNone = "ledger.none",
    FactFacts = "fact.facts",
    FactMayGive = "fact.may_give",
    FactCanDo = "fact.can_do",
    FactBeyond = "fact.beyond",
    DebriefTitle = "debrief.title",
    DebriefEnding = "debrief.ending",
    DebriefUnfinished = "debrief.unfinished",
    DebriefTotal = "debrief.total",
    DebriefPassed = "debrief.passed",
    DebriefFailed = "debrief.failed",
    DebriefUncapped = "debrief.uncapped",
    DebriefPassedButLeft = "debrief.passed_but_left",
    DebriefFailedButStayed = "debrief.failed_but_stayed",
    DebriefHonesty = "debrief.honesty",
    DebriefCritical = "debrief.critical",
    DebriefNoSafetyCheck = "debrief.no_safety_check",
    DebriefLines = "debrief.lines",
    DebriefTurn = "debrief.turn",
    DebriefBefore = "debrief.before",
    DebriefBetter = "debrief.better",
    DebriefMissed = "debrief.missed",
    DebriefMissedPoints = "debrief.missed_points",
    DebriefMoods = "debrief.moods",
    DebriefOpening = "debrief.opening",
    DebriefLedger = "debrief.ledger",
    DebriefJudgements = "debrief.judgements",
    DebriefRight = "debrief.right",
    DebriefWrong = "debrief.wrong",
    DebriefWants = "debrief.wants",
    DebriefNotes = "debrief.notes",
    ScoreLine = "score.line",
    ScoreCritical = "score.critical",
    PlayPick = "play.pick",
    PlayDamaged = "play.damaged",
    PlayAskNumber = "play.ask_number",
    PlayRole = "play.role",
    PlayPlace = "play.place",
    PlayCustomer = "play.customer",
    PlayPersona = "play.persona",
    PlayGoals = "play.goals",
    PlayBriefing = "play.briefing",
    PlayCoach = "play.coach",
    PlayExam = "play.exam",
    PlaySeed = "play.seed",
    PlayKeys = "play.keys",
    PlayNotUnderstood = "play.not_understood",
    PlayYou = "play.you",
    PlayBroke = "play.broke",
    PlayRemark = "play.remark",
    PlayJudge = "play.judge",
    PlayStuck = "play.stuck",
}

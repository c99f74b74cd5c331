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
}

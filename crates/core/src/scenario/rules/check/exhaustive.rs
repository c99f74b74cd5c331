//! Guards of a list that leave nothing out, as far as that is plain from the guards alone.

use crate::scenario::model::{Compare, Gauge, Guard, Moment};

/// True if in every state one of them holds, as far as that is plain from the guards alone.
pub fn exhaustive<'g>(guards: impl Iterator<Item = Option<&'g Guard>>) -> bool {
    let Some(guards) = guards.collect::<Option<Vec<&Guard>>>() else { return true };
    let opposite = |a: &Guard, b: &Guard| matches!(a, Guard::Not(inner) if **inner == *b);
    let paired = guards.iter().any(|a| guards.iter().any(|b| opposite(a, b)));
    paired
        || guards.iter().any(|g| matches!(g, Guard::All(all) if all.is_empty()))
        || always_some_time(&guards)
        || [Gauge::Anger, Gauge::Trust, Gauge::Heard].iter().any(|&g| covers(&guards, g))
}

/// True if the plain comparisons of the clock leave no moment out.
fn always_some_time(guards: &[&Guard]) -> bool {
    let moments = |compare| {
        guards.iter().filter_map(move |guard| match guard {
            Guard::Clock(with, moment) if *with == compare => Some(*moment),
            _ => None,
        })
    };
    let from: Option<Moment> = moments(Compare::AtLeast).min();
    from.is_some_and(|from| moments(Compare::Below).any(|before| from <= before))
}

/// True if the plain comparisons of one mood cover 0 to 100.
fn covers(guards: &[&Guard], gauge: Gauge) -> bool {
    let limits = |compare| {
        guards.iter().filter_map(move |g| match g {
            Guard::Mood(of, with, limit) if *of == gauge && *with == compare => Some(*limit),
            _ => None,
        })
    };
    let low = limits(Compare::Below).max().unwrap_or(0);
    let high = limits(Compare::AtLeast).min().unwrap_or(101);
    low > 100 || high <= low
}

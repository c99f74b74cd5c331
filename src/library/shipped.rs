//! The scenarios that are part of the program.

/// File name and content of each, in the order in which they are shown.
pub static SHIPPED: &[(&str, &str)] = &[
    ("dropped-call.ron", include_str!("../../scenarios/dropped-call.ron")),
    ("restaurant-host.ron", include_str!("../../scenarios/restaurant-host.ron")),
    ("slipped-child.ron", include_str!("../../scenarios/slipped-child.ron")),
];

/// Replay plans of the shipped scenarios, by file name.
pub static PLANS: &[(&str, &str)] = &[
    ("dropped-call.plans.ron", include_str!("../../scenarios/dropped-call.plans.ron")),
    ("restaurant-host.plans.ron", include_str!("../../scenarios/restaurant-host.plans.ron")),
    ("slipped-child.plans.ron", include_str!("../../scenarios/slipped-child.plans.ron")),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_lesson_of_the_folder_is_shipped() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");
        let there: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".ron") && !name.ends_with(".plans.ron"))
            .collect();
        let shipped: BTreeSet<String> =
            SHIPPED.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(there, shipped);
    }

    #[test]
    fn every_shipped_lesson_ships_with_its_plans() {
        let names: BTreeSet<&str> = PLANS.iter().map(|(name, _)| *name).collect();
        for (name, _) in SHIPPED {
            let plans = name.replace(".ron", ".plans.ron");
            assert!(names.contains(plans.as_str()), "PLANS has no {plans}");
        }
        assert_eq!(names.len(), SHIPPED.len());
    }
}

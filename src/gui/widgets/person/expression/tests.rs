use super::*;

const ALL: [Event; 7] = [
    Event::Rest,
    Event::Outburst,
    Event::Rise,
    Event::Fall,
    Event::Silence,
    Event::Frightened,
    Event::HungUp,
];

fn mood(anger: u8, trust: u8, heard: u8) -> Moods {
    Moods { anger, trust, heard }
}

#[test]
fn who_bursts_out_is_never_placid() {
    for anger in (0..=100).step_by(5) {
        let face = Expression::of(mood(anger, 60, 60), Event::Outburst);
        assert!(
            face.brow_in > 6.0 && face.mouth.open > 0.6 && face.flush > 0.7,
            "{anger}: {face:?}"
        );
        assert_eq!(face.gesture, Gesture::Point);
    }
}

#[test]
fn a_rise_is_seen_at_any_height_and_a_fall_eases() {
    for anger in (0..=100).step_by(5) {
        let at = mood(anger, 50, 50);
        let (rest, rise, fall) = (
            Expression::of(at, Event::Rest),
            Expression::of(at, Event::Rise),
            Expression::of(at, Event::Fall),
        );
        assert!(rise.brow_in >= rest.brow_in && rise.brow_in > 3.0, "{anger}");
        assert!(rise.mouth.curve < 0.0, "{anger}: nobody smiles while it rises");
        assert!(fall.brow_in < rest.brow_in && fall.furrow <= rest.furrow, "{anger}");
        assert!(fall.brow_in < rise.brow_in - 2.0, "{anger}: falling looks unlike rising");
        assert_ne!(fall.gesture, Gesture::Point);
    }
}

#[test]
fn silence_keeps_the_mouth_shut_and_looks_away() {
    for anger in [10, 40, 60, 90] {
        let face = Expression::of(mood(anger, 30, 30), Event::Silence);
        assert!(face.mouth.open < 0.01 && face.gaze != [0.0, 0.0]);
    }
}

#[test]
fn at_rest_more_anger_is_more_to_be_seen() {
    for (trust, heard) in [(0, 0), (45, 15), (80, 80)] {
        let faces: Vec<_> =
            (0..=100).map(|anger| Expression::of(mood(anger, trust, heard), Event::Rest)).collect();
        for pair in faces.windows(2) {
            assert!(pair[0].brow_in <= pair[1].brow_in + 1e-4);
            assert!(pair[0].shoulders <= pair[1].shoulders + 1e-4);
        }
        assert!(faces[100].flush > 0.8 && faces[100].mouth.open < 0.01);
    }
    let friend = Expression::of(mood(5, 90, 90), Event::Rest);
    assert!(friend.mouth.curve > 0.6 && friend.brow_in < 0.0);
    let cool = Expression::of(mood(5, 10, 10), Event::Rest);
    assert!(cool.mouth.curve < 0.1, "calm without trust does not beam");
}

#[test]
fn brows_move_by_less_than_a_twentieth_of_the_head() {
    // Angry, not grotesque.
    for anger in (0..=100).step_by(10) {
        for event in ALL {
            let face = Expression::of(mood(anger, 0, 0), event);
            assert!(face.brow_in.abs() < 10.5 && face.brow_out.abs() < 6.0, "{event:?}");
            assert!((0.0..=1.15).contains(&face.lid));
        }
    }
}

#[test]
fn a_change_of_the_gauges_is_an_event() {
    let between = |a, b| Event::between(mood(a, 0, 0), mood(b, 0, 0));
    assert_eq!(between(70, 90), Event::Outburst);
    assert_eq!(between(35, 40), Event::Rise);
    assert_eq!(between(90, 65), Event::Fall);
    assert_eq!(between(50, 52), Event::Rest);
}

#[test]
fn what_lies_between_two_faces_lies_between() {
    let (a, b) = (Expression::of(mood(90, 0, 0), Event::Outburst), Expression::even());
    assert_eq!(a.mix(b, 0.0), a);
    assert_eq!(a.mix(b, 1.0), b);
    let half = a.mix(b, 0.5);
    assert!(half.brow_in < a.brow_in && half.brow_in > b.brow_in);
}

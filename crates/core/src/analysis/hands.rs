//! Threads that are free to take over a part of the work.

use std::sync::atomic::{AtomicUsize, Ordering};

/// How many more threads may run.
#[derive(Debug)]
pub struct Hands(AtomicUsize);

impl Hands {
    /// So many are free.
    pub const fn new(free: usize) -> Self {
        Self(AtomicUsize::new(free))
    }

    /// One more is free.
    pub fn give(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    fn take(&self) -> bool {
        let one_less = |free: usize| free.checked_sub(1);
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_less).is_ok()
    }

    /// Does both: at the same time if a hand is free, one after the other if not.
    pub fn both<A: Send, B>(
        &self,
        other: impl FnOnce() -> A + Send,
        own: impl FnOnce() -> B,
    ) -> (A, B) {
        if !self.take() {
            let own = own();
            return (other(), own);
        }
        std::thread::scope(|scope| {
            let other = scope.spawn(|| {
                let done = other();
                self.give();
                done
            });
            let own = own();
            match other.join() {
                Ok(done) => (done, own),
                // A fault of the program goes on where it would have shown without a thread.
                Err(fault) => std::panic::resume_unwind(fault),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_are_done_with_and_without_a_hand() {
        for free in [0, 1, 3] {
            let hands = Hands::new(free);
            for _ in 0..3 {
                assert_eq!(hands.both(|| 1, || 2), (1, 2));
            }
            let ((a, b), c) = hands.both(|| hands.both(|| 1, || 2), || 3);
            assert_eq!([a, b, c], [1, 2, 3]);
            assert_eq!(hands.0.into_inner(), free, "every hand was given back");
        }
    }
}

//! Medians of interleaved rounds.

use std::time::{Duration, Instant};

/// How much to measure.
#[derive(Clone, Copy)]
pub struct Effort {
    /// How often every contestant has its turn; the median of the turns counts.
    pub rounds: usize,
    /// About how long one turn takes.
    pub turn: Duration,
    /// A smoke run: the smallest datasets only, and nothing is written.
    pub quick: bool,
}

impl Effort {
    pub const FULL: Effort = Effort { rounds: 15, turn: Duration::from_millis(10), quick: false };
    pub const QUICK: Effort = Effort { rounds: 2, turn: Duration::from_millis(1), quick: true };
}

/// Lets contestants take turns, A B C A B C …, so that whatever else the machine does hits all alike; answers the
/// median of each in nanoseconds. `turn(contestant, round)` does the work of one turn, and answers what one step of it
/// took.
pub fn medians(contestants: usize, rounds: usize, mut turn: impl FnMut(usize, usize) -> f64) -> Vec<f64> {
    let mut taken = vec![Vec::with_capacity(rounds); contestants];
    for round in 0..rounds {
        for (contestant, taken) in taken.iter_mut().enumerate() {
            taken.push(turn(contestant, round));
        }
    }
    taken.into_iter().map(median).collect()
}

pub fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    if numbers.len() % 2 == 1 { numbers[middle] } else { (numbers[middle - 1] + numbers[middle]) / 2.0 }
}

/// Nanoseconds that one of `steps` took, with what came out.
pub fn time<T>(steps: usize, work: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let answer = work();
    (start.elapsed().as_nanos() as f64 / steps as f64, answer)
}

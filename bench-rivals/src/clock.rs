//! What interleaved turns took.

use std::time::{Duration, Instant};

/// How much to measure.
#[derive(Clone, Copy)]
pub struct Effort {
    /// How often every contestant has its turn; the lower quartile of the turns counts.
    pub rounds: usize,
    /// About how long one turn takes.
    pub turn: Duration,
    /// A smoke run: the smallest datasets only, and nothing is written.
    pub quick: bool,
}

impl Effort {
    pub const FULL: Effort = Effort { rounds: 31, turn: Duration::from_millis(10), quick: false };
    pub const QUICK: Effort = Effort { rounds: 2, turn: Duration::from_millis(1), quick: true };

    /// The same with about as many turns in all, in tables that are built so many times.
    pub fn in_parts(self, parts: usize) -> (usize, Effort) {
        (parts, Effort { rounds: self.rounds.div_ceil(parts), ..self })
    }
}

/// Lets contestants take turns, A B C A B C …, so that whatever else the machine does hits all alike; answers the
/// lower quartile of each in nanoseconds: what else the machine does can only add. `turn(contestant, round)` does the work
/// of one turn, and answers what one step of it took.
pub fn lower_quartiles(contestants: usize, rounds: usize, mut turn: impl FnMut(usize, usize) -> f64) -> Vec<f64> {
    let mut taken = vec![Vec::with_capacity(rounds); contestants];
    for round in 0..rounds {
        for (contestant, taken) in taken.iter_mut().enumerate() {
            taken.push(turn(contestant, round));
        }
    }
    taken
        .into_iter()
        .map(|mut taken| {
            taken.sort_by(f64::total_cmp);
            taken[taken.len() / 4]
        })
        .collect()
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

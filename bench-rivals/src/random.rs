//! Numbers that are the same in every run.

/// Marsaglia's xorshift: small, quick, and good enough to shuffle keys and draw facts.
pub struct Random(u64);

impl Random {
    pub fn new() -> Random {
        Random(0x9e37_79b9_7f4a_7c15)
    }

    pub fn next(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 32) as u32
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.next() as usize % bound
    }

    /// True in so many of a hundred cases.
    pub fn percent(&mut self, of_hundred: usize) -> bool {
        self.below(100) < of_hundred
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

/// Popularity by Zipf's law: the first of `count` is drawn twice as often as the second, three times as the third.
pub struct Zipf {
    /// The sums of `1 / rank`, scaled so that the last is 1.
    sums: Vec<f64>,
}

impl Zipf {
    pub fn new(count: usize) -> Zipf {
        let mut sums: Vec<f64> = (1..=count)
            .scan(0.0, |sum, rank| {
                *sum += 1.0 / rank as f64;
                Some(*sum)
            })
            .collect();
        let total = sums.last().copied().unwrap_or(1.0);
        sums.iter_mut().for_each(|sum| *sum /= total);
        Zipf { sums }
    }

    pub fn draw(&self, random: &mut Random) -> usize {
        let at = f64::from(random.next()) / (f64::from(u32::MAX) + 1.0);
        self.sums.partition_point(|&sum| sum <= at).min(self.sums.len() - 1)
    }
}

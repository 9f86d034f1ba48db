//! Datasets that come as crates: what their own look-ups take. For comparison only, since their facts are others.

use std::hint::black_box;

use factrom::FACTS;
use pci_ids::FromId as _;
use usb_ids::FromId as _;

use crate::clock::{Effort, lower_quartiles, time};
use crate::machine;
use crate::random::Random;
use crate::report::Report;
use crate::table::{Table, count, number};

/// A look-up as its documentation recommends it, over all of its keys.
struct LookUp {
    name: &'static str,
    keys: usize,
    /// Looks up keys in random order until it has done so many look-ups; how many found something.
    work: Box<dyn Fn(usize) -> usize>,
}

/// Shuffles the keys, and asserts that each is found.
fn look_up<K: Copy + 'static, R>(
    name: &'static str,
    keys: impl IntoIterator<Item = K>,
    find: impl Fn(K) -> Option<R> + 'static,
) -> LookUp {
    let mut keys: Vec<K> = keys.into_iter().collect();
    let many = keys.len();
    // Long enough that no processor learns the order by heart.
    keys = keys.into_iter().cycle().take(many.max(1 << 16)).collect();
    Random::new().shuffle(&mut keys);
    assert!(keys.iter().all(|&key| find(key).is_some()), "{name}");
    let work = move |times| keys.iter().cycle().take(times).filter(|key| find(*black_box(*key)).is_some()).count();
    LookUp { name, keys: many, work: Box::new(work) }
}

fn all() -> Vec<LookUp> {
    let usb = || usb_ids::Vendors::iter().flat_map(usb_ids::Vendor::devices).map(usb_ids::Device::as_vid_pid);
    let pci = || pci_ids::Vendors::iter().flat_map(pci_ids::Vendor::devices).map(|it| (it.vendor().id(), it.id()));
    let countries = || celes::Country::get_countries().into_iter();
    vec![
        look_up("factrom: `FACTS.actor(id)`", FACTS.actors().map(|it| it.id()), |id| FACTS.actor(id)),
        look_up("factrom: `FACTS.statement(id)`", FACTS.statements().map(|it| it.id()), |id| FACTS.statement(id)),
        look_up("factrom: `FACTS.find_actors(name).next()`", FACTS.actors().map(|it| it.name()), |name| {
            FACTS.find_actors(name).next()
        }),
        look_up("usb-ids: `Vendor::from_id(u16)`", usb_ids::Vendors::iter().map(usb_ids::Vendor::id), |id| {
            usb_ids::Vendor::from_id(id)
        }),
        look_up("usb-ids: `Device::from_vid_pid(u16, u16)`", usb(), |(vendor, device)| {
            usb_ids::Device::from_vid_pid(vendor, device)
        }),
        look_up("pci-ids: `Vendor::from_id(u16)`", pci_ids::Vendors::iter().map(pci_ids::Vendor::id), |id| {
            pci_ids::Vendor::from_id(id)
        }),
        look_up("pci-ids: `Device::from_vid_pid(u16, u16)`", pci(), |(vendor, device)| {
            pci_ids::Device::from_vid_pid(vendor, device)
        }),
        look_up("celes: `Country::from_alpha2(code)`", countries().map(|it| it.alpha2), |code| {
            celes::Country::from_alpha2(code).ok()
        }),
        look_up("emojis: `get(emoji)`", emojis::iter().map(emojis::Emoji::as_str), emojis::get),
        look_up("emojis: `get_by_shortcode(code)`", emojis::iter().flat_map(emojis::Emoji::shortcodes), |code| {
            emojis::get_by_shortcode(code)
        }),
    ]
}

pub fn run(effort: Effort, report: &Report) {
    let all = all();
    let turns: Vec<usize> = all
        .iter()
        .map(|it| ((effort.turn.as_nanos() as f64 / time(4096, || (it.work)(4096)).0) as usize).max(4096))
        .collect();
    let taken = lower_quartiles(all.len(), effort.rounds, |at, _| {
        let (nanoseconds, found) = time(turns[at], || (all[at].work)(turns[at]));
        assert_eq!(found, turns[at]);
        nanoseconds
    });
    let mut table = Table::new(["", "keys", "ns"]);
    for (it, nanoseconds) in all.iter().zip(taken) {
        table.row([it.name.to_owned(), count(it.keys), number(nanoseconds)]);
    }
    let versions = machine::line(&["usb-ids", "pci-ids", "celes", "emojis"]);
    report.put("others", &format!("{table}\n{versions}"));
}

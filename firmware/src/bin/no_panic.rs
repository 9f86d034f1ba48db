//! Proof, at link time, that nothing here can panic: the panic handler calls what is defined nowhere, so that this
//! program links only if the compiler has found every panic path dead. `tests/no_panic.rs` of factrom sees that no public function of
//! factrom is missing. With the feature `panicking` it must not link.
#![no_std]
#![no_main]

use core::hint::black_box;

use factrom::{
    Actor, Article, Certainty, Channel, Dataset, Date, Decimal, FACTS, Figure, Mode, Region, Statement, Topic, Unit,
    name,
};

firmware::entry!(@start run);

unsafe extern "C" {
    fn ERROR_a_panic_path_survived() -> !;
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    // SAFETY: it is never linked, and so never called.
    unsafe { ERROR_a_panic_path_survived() }
}

static IMAGE: &[u8] = include_bytes!("../../facts.image");

fn run() {
    let opened = Dataset::from_image(black_box(IMAGE));
    let parts = Dataset::from_parts(black_box(IMAGE), black_box(""), black_box(IMAGE));
    let mut seen = black_box(usize::from(parts.is_ok()));
    for facts in [opened.as_ref().ok(), Some(black_box(&FACTS))].into_iter().flatten() {
        seen += dataset(facts, black_box("kursk-region"));
    }
    seen += factrom::rows::bytes::<4>(black_box("four")).len();
    seen += usize::from(name::same(black_box("Київ"), "київ"));
    #[cfg(feature = "panicking")]
    {
        seen += usize::from(IMAGE[black_box(0)]);
    }
    black_box(seen);
}

fn dataset(facts: &Dataset<'_>, word: &str) -> usize {
    let mut seen = facts.fingerprint().to_bytes().len() + facts.image().len();
    seen += facts.articles().map(article).sum::<usize>() + facts.article(word).map_or(0, article);
    seen += facts.actors().map(actor).sum::<usize>() + facts.actor(word).map_or(0, actor);
    seen += facts.regions().map(region).sum::<usize>() + facts.region(word).map_or(0, region);
    seen += facts.statements().map(statement).sum::<usize>() + facts.statement(word).map_or(0, statement);
    seen += facts.figures().map(figure).sum::<usize>() + facts.figure(word).map_or(0, figure);
    seen += facts.units().map(unit).sum::<usize>() + facts.unit(word).map_or(0, unit);
    seen += facts.topics().map(topic).sum::<usize>() + facts.topic(word).map_or(0, topic);
    seen += facts.channels().map(channel).sum::<usize>() + facts.channel(word).map_or(0, channel);
    seen += facts.find_actors(word).len() + facts.find_regions(word).len();
    seen += each(facts, [word, "kyiv", "", word]);
    seen += facts.search(word).map(|it| it.id().len() + it.kind().len()).sum::<usize>();
    seen + lists(facts) + queries(facts, word)
}

fn each(facts: &Dataset<'_>, ids: [&str; 4]) -> usize {
    facts.articles_by_id(ids).into_iter().flatten().map(article).sum::<usize>()
        + facts.actors_by_id(ids).into_iter().flatten().map(actor).sum::<usize>()
        + facts.regions_by_id(ids).into_iter().flatten().map(region).sum::<usize>()
        + facts.statements_by_id(ids).into_iter().flatten().map(statement).sum::<usize>()
        + facts.figures_by_id(ids).into_iter().flatten().map(figure).sum::<usize>()
}

fn article(it: Article<'_>) -> usize {
    let dated = it.published().is_some_and(|date| date.month().is_some());
    let texts = [it.sha256(), it.url(), it.publisher()].into_iter().flatten().map(str::len).sum::<usize>();
    it.id().len()
        + it.title().len()
        + it.language().len()
        + texts
        + it.paragraphs() as usize
        + usize::from(dated)
        + it.authors().map(str::len).sum::<usize>()
        + it.statements().count()
        + it.figures().count()
}

fn actor(it: Actor<'_>) -> usize {
    it.id().len()
        + it.name().len()
        + it.name_in(black_box("uk")).map_or(0, str::len)
        + it.names().map(|name| name.language.len() + name.text.len()).sum::<usize>()
        + it.kind().as_str().len()
        + it.aliases().map(str::len).sum::<usize>()
        + it.role().map_or(0, str::len)
        + it.member_of().len()
        + it.members().len()
        + it.region().map_or(0, |region| region.id().len())
        + it.statements().count()
        + it.mentions().count()
        + it.figures().count()
}

fn region(it: Region<'_>) -> usize {
    it.id().len()
        + it.name().len()
        + it.name_in(black_box("ru")).map_or(0, str::len)
        + it.names().count()
        + it.kind().as_str().len()
        + it.code().map_or(0, str::len)
        + it.aliases().map(str::len).sum::<usize>()
        + it.parent().map_or(0, |parent| usize::from(parent.contains(it)))
        + it.ancestors().count()
        + it.children().count()
        + it.descendants().len()
        + it.statements().count()
        + it.figures().count()
}

fn statement(it: Statement<'_>) -> usize {
    it.id().len()
        + it.article().id().len()
        + it.paragraph() as usize
        + it.speakers().len()
        + it.mode().as_str().len()
        + it.text().len()
        + it.channel().map_or(0, |channel| channel.name().len())
        + it.date().map_or(0, |date| usize::from(date.year()))
        + it.certainty().as_str().len()
        + it.about().len()
        + it.regions().len()
        + it.topics().len()
        + it.figures().count()
}

fn figure(it: Figure<'_>) -> usize {
    let number = it.value().low().or(it.total()).unwrap_or(Decimal::new(0, 0));
    it.id().len()
        + it.label().len()
        + it.unit().name().len()
        + it.article().id().len()
        + it.paragraph() as usize
        + it.statement().map_or(0, |statement| statement.id().len())
        + it.sources().len()
        + it.about().len()
        + it.regions().len()
        + it.date().map_or(0, |date| usize::from(date.is_uncertain()))
        + it.certainty().as_str().len()
        + usize::from(number > Decimal::from(3))
}

fn unit(it: Unit<'_>) -> usize {
    it.name().len() + it.figures().count()
}

fn topic(it: Topic<'_>) -> usize {
    it.name().len() + it.statements().count()
}

fn channel(it: Channel<'_>) -> usize {
    it.name().len() + it.statements().count()
}

/// Lists from both ends, by steps, and past their ends.
fn lists(facts: &Dataset<'_>) -> usize {
    let (mut actors, mut aliases) = (facts.actors(), facts.actors().flat_map(|it| it.aliases()));
    let mut seen = usize::from(actors.nth(black_box(3)).is_some()) + usize::from(actors.next_back().is_some());
    seen += usize::from(actors.nth_back(black_box(usize::MAX)).is_some());
    seen += aliases.nth(black_box(2)).map_or(0, str::len);
    seen + facts.regions().rev().step_by(2).count() + facts.regions().len()
}

fn queries(facts: &Dataset<'_>, word: &str) -> usize {
    let (Some(actor), Some(place), Some(article)) =
        (facts.actors().next(), facts.regions().last(), facts.articles().next())
    else {
        return 0;
    };
    let (from, to) = (Date::parse(word).ok(), Date::parse(black_box("2024-11-04?")).ok());
    let (Some(from), Some(to)) = (from.or(to), to) else { return 0 };
    let number = Decimal::parse(word).unwrap_or(Decimal::from(black_box(7)));
    let mut statements = facts.statements().about(actor).in_region(place).from_article(article).between(from, to);
    statements = statements.by(actor).with_mode(Mode::Report).with_certainty(Certainty::Reported).strictly();
    if let (Some(topic), Some(channel)) = (facts.topics().next(), facts.channels().next()) {
        statements = statements.on_topic(topic).via(channel);
    }
    let mut figures = facts.figures().from_source(actor).about(actor).in_region(place).from_article(article);
    figures = figures.at_least(number).at_most(9).overlapping(number, black_box(12)).between(from, to);
    figures = figures.with_certainty(Certainty::Confirmed).strictly();
    if let (Some(unit), Some(statement)) = (facts.units().next(), facts.statements().first()) {
        figures = figures.in_unit(unit).in_statement(statement);
    }
    let mut seen = usize::from(statements.first().is_some()) + usize::from(figures.clone().next_back().is_some());
    seen += statements.size_hint().0 + usize::from(statements.nth(black_box(2)).is_some()) + statements.count();
    seen += usize::from(figures.clone().last().is_some()) + figures.count();
    seen + facts.statements().filter(|it| it.date().is_some_and(|date| date.may_lie_between(from, to))).count()
}

//! Proof, at link time, that nothing here can panic: the panic handler calls what is defined nowhere, so that this
//! program links only if the compiler has found every panic path dead. `tests/no_panic.rs` of factrom sees that no public function of
//! factrom is missing, nor what its types do as `Display`, `FromStr`, `Ord`, `Hash` and iterators. With `--cfg panicking` it must not link.
#![no_std]
#![no_main]

use core::fmt::{self, Write};
use core::hash::{Hash, Hasher};
use core::hint::black_box;

use factrom::layout::{self, Field, Role, Table};
use factrom::name::{self, Folded};
use factrom::words::{self, WordIndex};
use factrom::{
    Actor, ActorKind, Actors, Ancestors, Article, Articles, Certainty, Channel, Channels, Children, Dataset, Date,
    DateError, Decimal, DecimalError, FACTS, Fact, Figure, Figures, Fingerprint, FingerprintError, Image, ImageError,
    Mode, Name, Names, Record, Region, RegionKind, Regions, Search, Statement, Statements, Texts, Topic, Topics, Unit,
    Units, UnknownWord, Value,
};
use factrom_format::filter::{self, Filter, Filters};
use factrom_format::hash::{Pilots, Seeds};
use factrom_format::{Column, Dates, Numbers, Paging, Span, Wanted};

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
    seen += vocabulary(black_box("2024-11-04?")) + texts(black_box("Київ ✓"), black_box("kyiv")) + image(FACTS.image());
    for error in [opened.err(), parts.err(), Image::open(black_box(&[])).err()].into_iter().flatten() {
        seen += hashed::<ImageError>(&error) + shown::<ImageError>(&error);
    }
    seen += factrom::rows::bytes::<4>(black_box("four")).len();
    seen += usize::from(name::same(black_box("Київ"), "київ"));
    #[cfg(panicking)]
    {
        seen += usize::from(IMAGE[black_box(0)]);
    }
    black_box(seen);
}

fn dataset(facts: &Dataset<'_>, word: &str) -> usize {
    let mut seen = Fingerprint::to_bytes(facts.fingerprint()).len() + facts.image().tables().len();
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
    seen += facts.search(word).map(fact).sum::<usize>();
    seen += usize::from(*facts == *black_box(facts)) + facts.search(word).size_hint().0;
    seen + lists(facts) + queries(facts, word)
}

fn each(facts: &Dataset<'_>, ids: [&str; 4]) -> usize {
    facts.articles_by_id(ids).into_iter().flatten().map(article).sum::<usize>()
        + facts.actors_by_id(ids).into_iter().flatten().map(actor).sum::<usize>()
        + facts.regions_by_id(ids).into_iter().flatten().map(region).sum::<usize>()
        + facts.statements_by_id(ids).into_iter().flatten().map(statement).sum::<usize>()
        + facts.figures_by_id(ids).into_iter().flatten().map(figure).sum::<usize>()
}

fn fact(it: Fact<'_>) -> usize {
    hashed::<Fact<'_>>(&it)
        + shown::<Fact<'_>>(&it)
        + ordered::<Fact<'_>>(it, black_box(it))
        + it.id().len()
        + it.kind().len()
}

/// Whatever is a record, or a term.
fn record<'a, R: Record<'a>>(it: R) -> usize {
    it.id().len() + hashed::<R>(&it) + shown::<R>(&it) + ordered::<R>(it, black_box(it))
}

fn article(it: Article<'_>) -> usize {
    let dated = it.published().is_some_and(|date| date.month().is_some());
    let texts = [it.sha256(), it.url(), it.publisher()].into_iter().flatten().map(str::len).sum::<usize>();
    record::<Article<'_>>(it)
        + it.id().len()
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
    record::<Actor<'_>>(it)
        + it.id().len()
        + it.name().len()
        + it.name_in(black_box("uk")).map_or(0, str::len)
        + it.names().map(|name| name.language.len() + name.text.len() + hashed::<Name<'_>>(&name)).sum::<usize>()
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
    record::<Region<'_>>(it)
        + it.id().len()
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
    record::<Statement<'_>>(it)
        + it.id().len()
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
    record::<Figure<'_>>(it)
        + it.id().len()
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
    record::<Unit<'_>>(it) + it.name().len() + it.figures().count()
}

fn topic(it: Topic<'_>) -> usize {
    record::<Topic<'_>>(it) + it.name().len() + it.statements().count()
}

fn channel(it: Channel<'_>) -> usize {
    record::<Channel<'_>>(it) + it.name().len() + it.statements().count()
}

/// Lists from both ends, by steps, and past their ends.
fn lists(facts: &Dataset<'_>) -> usize {
    let mut seen = both_ends::<Articles<'_>>(facts.articles())
        + both_ends::<Actors<'_>>(facts.actors())
        + both_ends::<Regions<'_>>(facts.regions());
    seen += both_ends::<Units<'_>>(facts.units())
        + both_ends::<Topics<'_>>(facts.topics())
        + both_ends::<Channels<'_>>(facts.channels());
    seen += both_ends::<Statements<'_>>(facts.statements())
        + both_ends::<Figures<'_>>(facts.figures())
        + stepwise::<Search<'_>>(facts.search(black_box("a* b")))
        + usize::from(Search::is_overfull(&facts.search(black_box("a* b"))));
    if let (Some(actor), Some(place)) = (facts.actors().next(), facts.regions().last()) {
        seen += stepwise::<Texts<'_>>(actor.aliases())
            + stepwise::<Names<'_>>(actor.names())
            + both_ends(actor.member_of());
        seen += stepwise::<Ancestors<'_>>(place.ancestors())
            + stepwise::<Children<'_>>(place.children())
            + both_ends(place.descendants());
        seen += both_ends(actor.statements())
            + both_ends(actor.figures())
            + sized::<Texts<'_>>(&actor.aliases())
            + sized::<Names<'_>>(&actor.names());
    }
    seen + facts.regions().rev().step_by(2).count() + sized::<Regions<'_>>(&facts.regions())
}

/// All that there is to an iterator that goes forward.
fn stepwise<T: Iterator + Clone>(it: T) -> usize {
    let (least, most) = it.size_hint();
    let ends = [it.clone().next().is_some(), it.clone().nth(black_box(2)).is_some(), it.clone().last().is_some()];
    least + most.unwrap_or(0) + it.count() + ends.map(usize::from).iter().sum::<usize>()
}

/// And of one that knows how much is left.
fn sized<T: ExactSizeIterator>(it: &T) -> usize {
    it.len()
}

/// And of one that goes both ways.
fn both_ends<T: DoubleEndedIterator + Clone>(it: T) -> usize {
    let ends = [it.clone().next_back().is_some(), it.clone().nth_back(black_box(usize::MAX)).is_some()];
    let mut passed = it.clone();
    passed.nth(black_box(1));
    stepwise(it) + stepwise(passed) + ends.map(usize::from).iter().sum::<usize>()
}

fn queries(facts: &Dataset<'_>, word: &str) -> usize {
    let (from, to) = (Date::parse(word).ok(), Date::parse(black_box("2024-11-04?")).ok());
    let (Some(from), Some(to)) = (from.or(to), to) else { return 0 };
    let seen = facts.statements().filter(|it| it.date().is_some_and(|date| date.may_lie_between(from, to))).count();
    let number = Decimal::parse(word).unwrap_or(Decimal::from(black_box(7)));
    seen + some_statements(facts.statements(), facts, [from, to])
        + some_figures(facts.figures(), facts, [from, to], number)
}

fn some_statements(mut it: Statements<'_>, facts: &Dataset<'_>, [from, to]: [Date; 2]) -> usize {
    if let (Some(actor), Some(place), Some(article)) =
        (facts.actors().next(), facts.regions().last(), facts.articles().next())
    {
        it = it.about(actor).in_region(place).from_article(article).between(from, to).by(actor);
    }
    let mut seen = usize::from(it.first().is_some());
    if let (Some(topic), Some(channel)) = (facts.topics().next(), facts.channels().next()) {
        it = it.on_topic(topic).via(channel);
    }
    it = it.with_mode(Mode::Report).with_certainty(Certainty::Reported).strictly();
    seen += it.size_hint().0 + usize::from(it.first().is_some());
    seen += usize::from(Statements::is_overfull(&it));
    seen + usize::from(it.nth(black_box(2)).is_some()) + it.count()
}

fn some_figures(mut it: Figures<'_>, facts: &Dataset<'_>, [from, to]: [Date; 2], number: Decimal) -> usize {
    let mut seen = usize::from(it.clone().at_least(number).first().is_some());
    if let (Some(actor), Some(place), Some(article)) =
        (facts.actors().next(), facts.regions().last(), facts.articles().next())
    {
        it = it.from_source(actor).about(actor).in_region(place).from_article(article);
    }
    it = it.at_least(number).at_most(9).overlapping(number, black_box(12)).between(from, to);
    if let (Some(unit), Some(statement)) = (facts.units().next(), facts.statements().first()) {
        it = it.in_unit(unit).in_statement(statement);
    }
    it = it.with_certainty(Certainty::Confirmed).strictly();
    seen += usize::from(it.first().is_some()) + usize::from(it.clone().next_back().is_some());
    seen += usize::from(Figures::is_overfull(&it));
    seen + usize::from(it.clone().last().is_some()) + it.count()
}

/// Takes all that is written to it, and keeps none of it.
struct Sink(usize);

impl Write for Sink {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = self.0.wrapping_add(text.len());
        Ok(())
    }
}

impl Hasher for Sink {
    fn finish(&self) -> u64 {
        self.0 as u64
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = self.0.wrapping_add(bytes.len());
    }
}

/// What a type says, in words.
fn shown<T: fmt::Display>(it: &T) -> usize {
    let mut sink = Sink(0);
    usize::from(write!(sink, "{it}").is_ok()) + sink.0
}

/// The same as `{:?}`, of what holds no text: core escapes texts by code that has panic paths of its own.
fn debugged<T: fmt::Debug>(it: &T) -> usize {
    let mut sink = Sink(0);
    usize::from(write!(sink, "{it:?}").is_ok()) + sink.0
}

/// Equality and a hash.
fn hashed<T: Eq + Hash + Copy>(it: &T) -> usize {
    let mut sink = Sink(0);
    it.hash(&mut sink);
    sink.0 + usize::from(*it == black_box(*it))
}

fn ordered<T: Ord + Copy>(a: T, b: T) -> usize {
    usize::from(Ord::cmp(&a, &b).is_lt()) + usize::from(PartialOrd::partial_cmp(&a, &b).is_some())
}

/// Dates, numbers, values and words, whatever they are made of.
fn vocabulary(text: &str) -> usize {
    let other = Date::from_words(black_box([u32::MAX, 7]));
    let mut seen = 0;
    for date in
        [Date::parse(text).ok(), text.parse::<Date>().ok(), Date::try_from_words(black_box([1, 2])), Some(other)]
    {
        let Some(date) = date else { continue };
        seen += usize::from(Date::year(date)) + usize::from(Date::month(date).or(Date::day(date)).unwrap_or(0));
        seen += usize::from(Date::end(date).is_some()) + usize::from(Date::is_uncertain(date));
        seen +=
            usize::from(Date::is_approximate(date)) + Date::first_day(date) as usize + Date::last_day(date) as usize;
        seen += usize::from(Date::may_lie_between(date, other, date)) + Date::to_words(date).len();
        seen += usize::from(Date::must_lie_between(date, other, date))
            + ordered::<Date>(date, other)
            + hashed::<Date>(&date)
            + shown::<Date>(&date)
            + debugged::<Date>(&date);
    }
    let n = Decimal::new(black_box(i64::MIN), black_box(u8::MAX));
    for number in [Decimal::parse(text), text.parse::<Decimal>(), Ok(Decimal::from_words(black_box([u32::MAX; 3])))] {
        let number = match number {
            Ok(number) => number,
            Err(error) => {
                seen += hashed::<DecimalError>(&error) + shown::<DecimalError>(&error);
                continue;
            }
        };
        seen +=
            Decimal::mantissa(number) as usize + usize::from(Decimal::scale(number)) + Decimal::to_words(number).len();
        seen += usize::from(Decimal::compare(number, n).is_lt())
            + ordered::<Decimal>(number, n)
            + hashed::<Decimal>(&number)
            + shown::<Decimal>(&number)
            + debugged::<Decimal>(&number);
        seen += usize::from(Decimal::is_before(black_box([u32::MAX; 3]), number, black_box(true)));
        for form in 0..black_box(9) {
            let value = Value::from_parts(form, number, black_box(Some(n)));
            seen += Value::form(value).len()
                + Value::to_parts(value).0 as usize
                + hashed::<Value>(&value)
                + shown::<Value>(&value)
                + debugged::<Value>(&value);
            seen += usize::from(Value::low(value) < Value::high(value)) + usize::from(Value::may_be_at_least(value, n));
            seen += usize::from(Value::may_be_at_most(value, n)) + usize::from(Value::must_be_at_least(value, n));
            seen += usize::from(Value::must_be_at_most(value, n));
        }
    }
    let [a, b, c, d] = black_box([i8::MIN.into(), i16::MIN.into(), i32::MIN.into(), i64::MIN.into()]);
    let [e, f, g, h]: [Decimal; 4] = black_box([u8::MAX.into(), u16::MAX.into(), u32::MAX.into(), n]);
    seen += [a, b, c, d, e, f, g, h].into_iter().map(|number: Decimal| ordered::<Decimal>(number, n)).sum::<usize>();
    macro_rules! words {
        ($($Word:ident)*) => {$(
            if let (Some(word), Ok(other)) = ($Word::from_number(black_box(1)), text.parse::<$Word>()) {
                seen += $Word::as_str(word).len() + ordered::<$Word>(word, other) + hashed::<$Word>(&word) + shown::<$Word>(&word) + debugged::<$Word>(&word);
            }
            if let Err(error) = text.parse::<$Word>() {
                seen += hashed::<UnknownWord>(&error) + shown::<UnknownWord>(&error);
            }
        )*};
    }
    words!(ActorKind RegionKind Mode Certainty);
    if let Err(error) = Date::parse(text) {
        seen += hashed::<DateError>(&error) + shown::<DateError>(&error);
    }
    seen
}

/// Names and words, as they are folded and told apart.
fn texts(a: &str, b: &str) -> usize {
    let folded: Folded<'_> = name::fold(a);
    let same = usize::from(name::same(a, b) && name::is_key(a)) + name::hash(a, &Seeds::new(black_box(7))) as usize;
    same + stepwise::<Folded<'_>>(folded)
        + words::words(a).clone().map(str::len).sum::<usize>()
        + usize::from(words::has_star(a, b))
}

/// An image, read below the records: any field, any row.
fn image(it: &Image<'_>) -> usize {
    let bare = Image::from_parts(Image::tables(it), Image::text_pool(it), Image::words_part(it));
    let parts = Image::open_parts(Image::tables(it), Image::text_pool(it), black_box(&[]));
    let mut seen = usize::from(bare.is_some()) + usize::from(parts.is_ok()) + Image::fingerprint(it).len();
    let fingerprint = Fingerprint::from_bytes(Image::fingerprint(it));
    seen += usize::from(Fingerprint::from(fingerprint.to_bytes()) == fingerprint);
    seen += ordered::<Fingerprint>(fingerprint, fingerprint)
        + hashed::<Fingerprint>(&fingerprint)
        + shown::<Fingerprint>(&fingerprint)
        + debugged::<Fingerprint>(&fingerprint);
    seen += usize::from(Fingerprint::parse(black_box("853657f6853657f6853657f6853657f6")).is_ok());
    if let Err(error) = black_box("853657f6").parse::<Fingerprint>() {
        seen += hashed::<FingerprintError>(&error) + shown::<FingerprintError>(&error);
    }
    seen += Image::bytes(it);
    for table in layout::tables() {
        seen += Image::start(it, table)
            + Image::count(it, table) as usize
            + Image::stride(it, table)
            + Table::number(table);
        seen += Image::table_bytes(it, table);
    }
    let (field, row): (Field, u32) = black_box((layout::ACTOR_NAME, u32::MAX));
    let column: Column = Image::column(it, field);
    seen += Image::read_span(it, column, row).len() as usize;
    seen += Image::position(it, field) + usize::from(Image::width(it, field)) + Image::read(it, column, row) as usize;
    seen += Image::get(it, field, row) as usize + Image::optional(it, field, row).unwrap_or(0) as usize;
    seen += Image::text(it, field, row).len() + Image::id(it, field, row).len() + Field::number(field);
    seen += Table::number(Field::table(field));
    seen += Image::find_term(it, field, black_box("drones")).unwrap_or(0) as usize;
    let span: Span = Image::listed(it, layout::ACTOR_ALIAS, Image::list(it, field, row));
    seen += usize::from(Image::are_scanned(it));
    let wanted: Wanted = Wanted { field, least: row, most: row };
    seen += Image::find_number(it, span, wanted).unwrap_or(0) as usize;
    seen += Image::marks(it, span, row, row) as usize + Image::marks_of_block(it, span, row, row) as usize;
    seen += Image::first_number_from(it, field, span, row) as usize;
    seen += Image::find_last_number(it, span, wanted).unwrap_or(0) as usize;
    seen += Image::first_from(it, column, span, row) as usize;
    let filters: Filters = Filters::of(it);
    let filter: Option<Filter> = Filters::find(&filters, it, black_box(3), row);
    seen += usize::from(filter.is_some_and(|filter| Image::may_list(it, black_box(filter), row)));
    seen += filter::shift(row, black_box(7)) as usize + filter::place(row, black_box(7)).0 as usize;
    let (dates, numbers): (Dates, Numbers) = (Dates::of(it), Numbers::of(it));
    seen += Dates::first_from(&dates, it, row) as usize + Dates::first_statement(&dates, it, row) as usize;
    seen += Dates::first_reaching(&dates, it, row, black_box(row)) as usize;
    let number: Decimal = black_box(Decimal::new(75, 1));
    seen += Numbers::before(&numbers, it, number, black_box(true)) as usize + Decimal::magnitude(number) as usize;
    for paging in [Paging::of_dates(row, row, black_box(row)), Paging::of_numbers(row, row, black_box(row))] {
        seen += Paging::page(paging, row) as usize + Paging::pages(paging, black_box(7), row) as usize;
    }
    seen += Date::first_word_from(row) as usize + usize::from(Pilots::stored(black_box(7), black_box(3)));
    seen += Pilots::mix(Pilots::new(black_box(7)), black_box(3)) as usize;
    seen += Span::len(span) as usize + usize::from(Span::is_empty(span));
    seen += usize::from(Role::fixed_width(black_box(Role::Word)).is_some());
    seen += layout::field_of(Image::tables(it), black_box(usize::MAX), black_box(9)) as usize;
    for index in [Image::words(it), WordIndex::open(black_box("kyiv"), black_box(&[7; 99]))] {
        let found = WordIndex::find(&index, black_box("kyiv"), black_box(true));
        seen += WordIndex::len(&index) as usize + usize::from(WordIndex::is_empty(&index));
        seen += WordIndex::word(&index, row).len() + Span::len(WordIndex::facts(&index, row)) as usize;
        seen += WordIndex::fact(&index, row) as usize + WordIndex::count(&index, found) as usize;
        seen += WordIndex::first_from(&index, found, row).unwrap_or(0) as usize;
    }
    seen
}

//! From a dataset back to the facts that it was compiled from.

use factrom::{Actor, Article, Dataset, Figure, Names, Region, Statement, Texts};
use factrom_codegen::facts;

use crate::reading;

/// The facts of a dataset, as a data folder would have given them.
pub(crate) fn unpack(dataset: &Dataset<'_>) -> facts::Facts {
    facts::Facts {
        articles: dataset.articles().map(article).collect(),
        actors: dataset.actors().map(actor).collect(),
        regions: dataset.regions().map(region).collect(),
        statements: reading::statements(dataset.statements()).into_iter().map(statement).collect(),
        figures: reading::figures(dataset.figures()).into_iter().map(figure).collect(),
    }
}

fn article(it: Article<'_>) -> facts::Article {
    facts::Article {
        id: it.id().to_owned(),
        title: it.title().to_owned(),
        published: it.published(),
        language: it.language().to_owned(),
        paragraphs: it.paragraphs(),
        sha256: it.sha256().map(str::to_owned),
        url: it.url().map(str::to_owned),
        publisher: it.publisher().map(str::to_owned),
        authors: texts(it.authors()),
    }
}

fn actor(it: Actor<'_>) -> facts::Actor {
    facts::Actor {
        id: it.id().to_owned(),
        name: it.name().to_owned(),
        kind: it.kind(),
        aliases: texts(it.aliases()),
        names: names(it.names()),
        role: it.role().map(str::to_owned),
        member_of: it.member_of().map(|body| body.id().to_owned()).collect(),
        region: it.region().map(|region| region.id().to_owned()),
    }
}

fn region(it: Region<'_>) -> facts::Region {
    facts::Region {
        id: it.id().to_owned(),
        name: it.name().to_owned(),
        kind: it.kind(),
        within: it.parent().map(|parent| parent.id().to_owned()),
        aliases: texts(it.aliases()),
        names: names(it.names()),
        code: it.code().map(str::to_owned),
    }
}

fn statement(it: Statement<'_>) -> facts::Statement {
    facts::Statement {
        id: it.id().to_owned(),
        article: it.article().id().to_owned(),
        paragraph: it.paragraph(),
        speakers: it.speakers().map(|actor| actor.id().to_owned()).collect(),
        mode: it.mode(),
        text: it.text().to_owned(),
        channel: it.channel().map(|channel| channel.name().to_owned()),
        date: it.date(),
        certainty: it.certainty(),
        about: it.about().map(|actor| actor.id().to_owned()).collect(),
        regions: it.regions().map(|region| region.id().to_owned()).collect(),
        topics: it.topics().map(|topic| topic.name().to_owned()).collect(),
    }
}

fn figure(it: Figure<'_>) -> facts::Figure {
    facts::Figure {
        id: it.id().to_owned(),
        article: it.article().id().to_owned(),
        paragraph: it.paragraph(),
        label: it.label().to_owned(),
        unit: it.unit().name().to_owned(),
        value: it.value(),
        of: it.total(),
        sources: it.sources().map(|actor| actor.id().to_owned()).collect(),
        statement: it.statement().map(|statement| statement.id().to_owned()),
        about: it.about().map(|actor| actor.id().to_owned()).collect(),
        regions: it.regions().map(|region| region.id().to_owned()).collect(),
        date: it.date(),
        certainty: it.certainty(),
    }
}

fn texts(texts: Texts<'_>) -> Vec<String> {
    texts.map(str::to_owned).collect()
}

fn names(names: Names<'_>) -> Vec<(String, String)> {
    names.map(|name| (name.language.to_owned(), name.text.to_owned())).collect()
}

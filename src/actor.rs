//! Actors: whoever speaks, acts or is spoken of.

use core::fmt;

use factrom_format::ActorKind;
use factrom_format::layout as l;

use crate::handle::handle;
use crate::list::{Ids, List};
use crate::query::Link;
use crate::text::NameFields;
use crate::{Actors, Figures, Names, Region, Statements, Texts};

handle! {
    /// Somebody who speaks, acts or is spoken of: a person, an organization, a state or a group.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::actors;
    ///
    /// const WHO: &str = factrom::const_text!(actors::ANDRIY_KOVALENKO.name()); // no table is left in the program
    /// assert_eq!(WHO, "Andriy Kovalenko");
    /// assert_eq!(actors::ANDRIY_KOVALENKO.name_in("uk"), Some("Андрій Коваленко"));
    /// assert!(actors::ANDRIY_KOVALENKO.statements().count() > 0);
    /// # }
    /// ```
    Actor ACTORS
}

impl<'a> Actor<'a> {
    /// Its id.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::actors;
    ///
    /// assert_eq!(actors::MARK_RUTTE.id(), "mark-rutte");
    /// # }
    /// ```
    #[inline]
    pub const fn id(&self) -> &'a str {
        self.dataset.image.id(l::ACTOR_ID, self.row)
    }

    /// What it is called.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::actors;
    ///
    /// const WHO: &str = actors::MARK_RUTTE.name();
    /// assert_eq!(WHO, "Mark Rutte");
    /// # }
    /// ```
    pub const fn name(&self) -> &'a str {
        self.dataset.image.text(l::ACTOR_NAME, self.row)
    }

    /// What a language calls it: the name under this BCP 47 tag, else under a more general one (`pt` for `pt-BR`).
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::actors;
    ///
    /// let north = actors::NORTH_KOREA;
    /// assert_eq!((north.name_in("ko-KR"), north.name_in("ko-KP")), (Some("북한"), Some("조선민주주의인민공화국")));
    /// assert_eq!(north.name_in("fr"), None);
    /// # }
    /// ```
    pub fn name_in(&self, language: &str) -> Option<&'a str> {
        self.names().best(language)
    }

    /// What languages call it.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::actors;
    ///
    /// let names = actors::VOLODYMYR_ZELENSKY.names().map(|name| (name.language, name.text));
    /// assert!(names.eq([("ru", "Владимир Зеленский"), ("uk", "Володимир Зеленський")]));
    /// # }
    /// ```
    pub const fn names(&self) -> Names<'a> {
        const FIELDS: NameFields =
            NameFields { language: l::ACTOR_LOCAL_NAME_LANGUAGE, text: l::ACTOR_LOCAL_NAME_TEXT };
        let span = self.dataset.image.list(l::ACTOR_NAMES, self.row);
        Names::new(&self.dataset.image, FIELDS, span)
    }

    /// What it is.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{ActorKind, actors};
    ///
    /// assert_eq!(actors::NATO.kind(), ActorKind::Organization);
    /// # }
    /// ```
    pub const fn kind(&self) -> ActorKind {
        match ActorKind::from_number(self.dataset.image.get(l::ACTOR_KIND, self.row)) {
            Some(kind) => kind,
            None => ActorKind::Group,
        }
    }

    /// Other names and spellings.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::actors;
    ///
    /// assert!(actors::NORTH_KOREA.aliases().any(|alias| alias == "DPRK"));
    /// # }
    /// ```
    pub const fn aliases(&self) -> Texts<'a> {
        let span = self.dataset.image.list(l::ACTOR_ALIASES, self.row);
        Texts::new(&self.dataset.image, l::ACTOR_ALIAS_TEXT, span)
    }

    /// The office it holds, in the curator's words.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::actors;
    ///
    /// assert_eq!(actors::VOLODYMYR_ZELENSKY.role(), Some("President of Ukraine"));
    /// assert_eq!(actors::NATO.role(), None);
    /// # }
    /// ```
    pub const fn role(&self) -> Option<&'a str> {
        self.dataset.text(l::ACTOR_ROLE, self.row)
    }

    /// The bodies it belongs to.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::actors;
    ///
    /// assert!(actors::ANDRIY_KOVALENKO.member_of().eq([actors::CENTRE_FOR_COUNTERING_DISINFORMATION]));
    /// # }
    /// ```
    pub const fn member_of(&self) -> Actors<'a> {
        let span = self.dataset.image.list(l::ACTOR_MEMBER_OF, self.row);
        List::members(self.dataset, l::ACTOR_BODY_ROW, span)
    }

    /// The actors that belong to it, by id.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::actors;
    ///
    /// assert!(actors::SOUTH_KOREA.members().any(|body| body == actors::SOUTH_KOREAN_DEFENSE_MINISTRY));
    /// # }
    /// ```
    pub const fn members(&self) -> Actors<'a> {
        let span = self.dataset.image.list(l::ACTOR_MEMBERS, self.row);
        List::members(self.dataset, l::ACTOR_MEMBER_ROW, span)
    }

    /// The region that a state governs, or where an organization sits.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{actors, regions};
    ///
    /// assert_eq!(actors::KREMLIN.region(), Some(regions::MOSCOW_KREMLIN));
    /// # }
    /// ```
    pub const fn region(&self) -> Option<Region<'a>> {
        match self.dataset.image.optional(l::ACTOR_REGION, self.row) {
            Some(row) => Some(Region { dataset: self.dataset, row }),
            None => None,
        }
    }

    /// What it said: a query.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{Mode, actors};
    ///
    /// let mut quotes = actors::MARK_RUTTE.statements().with_mode(Mode::Quote);
    /// assert_eq!(quotes.next().unwrap().text(), "significant escalation");
    /// # }
    /// ```
    pub const fn statements(&self) -> Statements<'a> {
        Statements::linked(self.dataset, Link::StatementSpeaker, self.row)
    }

    /// What was said about it: a query.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::actors;
    ///
    /// let first = actors::NORTH_KOREA.mentions().first().unwrap();
    /// assert!(first.about().any(|whom| whom == actors::NORTH_KOREA));
    /// # }
    /// ```
    pub const fn mentions(&self) -> Statements<'a> {
        Statements::linked(self.dataset, Link::StatementSubject, self.row)
    }

    /// The numbers it gave: a query.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{actors, figures};
    ///
    /// assert!(actors::UNITED_STATES.figures().eq([figures::NORTH_KOREAN_SOLDIERS_IN_RUSSIA]));
    /// # }
    /// ```
    pub const fn figures(&self) -> Figures<'a> {
        Figures::linked(self.dataset, Link::FigureSource, self.row)
    }
}

impl fmt::Display for Actor<'_> {
    /// The name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl fmt::Debug for Actor<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Actor")
            .field("id", &self.id())
            .field("name", &self.name())
            .field("kind", &self.kind())
            .field("aliases", &self.aliases())
            .field("names", &self.names())
            .field("role", &self.role())
            .field("member_of", &Ids(self.member_of()))
            .field("region", &self.region().map(|region| region.id()))
            .finish()
    }
}

//! Regions: places, each within another.

use core::fmt;
use core::iter::FusedIterator;

use factrom_format::layout as l;
use factrom_format::{RegionKind, Span};

use crate::handle::handle;
use crate::list::List;
use crate::query::Link;
use crate::text::NameFields;
use crate::{Figures, Names, Regions, Statements, Texts};

handle! {
    /// A place: a continent, a country, a province, a city or an area, within another or not.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::regions;
    ///
    /// let kursk = regions::KURSK_REGION;
    /// assert_eq!(kursk.code(), Some("RU-KRS"));
    /// assert_eq!(kursk.parent(), Some(regions::RUSSIA));
    /// assert!(regions::RUSSIA.contains(kursk) && !kursk.contains(regions::RUSSIA));
    /// # }
    /// ```
    Region REGIONS
}

impl<'a> Region<'a> {
    /// Its id.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::regions;
    ///
    /// assert_eq!(regions::KURSK_REGION.id(), "kursk-region");
    /// # }
    /// ```
    #[inline]
    pub const fn id(&self) -> &'a str {
        self.dataset.image.id(l::REGION_ID, self.row)
    }

    /// What it is called.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::regions;
    ///
    /// const WHERE: &str = regions::KURSK_REGION.name();
    /// assert_eq!(WHERE, "Kursk Region");
    /// # }
    /// ```
    pub const fn name(&self) -> &'a str {
        self.dataset.image.text(l::REGION_NAME, self.row)
    }

    /// What a language calls it: the name under this BCP 47 tag, else under a more general one (`pt` for `pt-BR`).
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::regions;
    ///
    /// assert_eq!(regions::KURSK_REGION.name_in("uk-UA"), Some("Курська область"));
    /// # }
    /// ```
    pub fn name_in(&self, language: &str) -> Option<&'a str> {
        self.names().best(language)
    }

    /// What languages call it.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::regions;
    ///
    /// assert!(regions::KURSK_REGION.names().map(|name| name.language).eq(["ru", "uk"]));
    /// # }
    /// ```
    pub const fn names(&self) -> Names<'a> {
        const FIELDS: NameFields =
            NameFields { language: l::REGION_LOCAL_NAME_LANGUAGE, text: l::REGION_LOCAL_NAME_TEXT };
        let span = self.dataset.image.list(l::REGION_NAMES, self.row);
        Names::new(&self.dataset.image, FIELDS, span)
    }

    /// What it is.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{RegionKind, regions};
    ///
    /// assert_eq!(regions::KURSK_REGION.kind(), RegionKind::Province);
    /// # }
    /// ```
    pub const fn kind(&self) -> RegionKind {
        match RegionKind::from_number(self.dataset.image.get(l::REGION_KIND, self.row)) {
            Some(kind) => kind,
            None => RegionKind::Area,
        }
    }

    /// Its code: ISO 3166-1 alpha-2 (`UA`) or ISO 3166-2 (`RU-KRS`).
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::regions;
    ///
    /// assert_eq!((regions::UKRAINE.code(), regions::ASIA.code()), (Some("UA"), None));
    /// # }
    /// ```
    pub const fn code(&self) -> Option<&'a str> {
        self.dataset.text(l::REGION_CODE, self.row)
    }

    /// Other names and spellings.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::regions;
    ///
    /// assert!(regions::KURSK_REGION.aliases().any(|alias| alias == "Kursk Oblast"));
    /// # }
    /// ```
    pub const fn aliases(&self) -> Texts<'a> {
        let span = self.dataset.image.list(l::REGION_ALIASES, self.row);
        Texts::new(&self.dataset.image, l::REGION_ALIAS_TEXT, span)
    }

    /// The region right around it.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::regions;
    ///
    /// assert_eq!(regions::KURSK_REGION.parent(), Some(regions::RUSSIA));
    /// # }
    /// ```
    pub const fn parent(&self) -> Option<Region<'a>> {
        match self.dataset.image.optional(l::REGION_PARENT, self.row) {
            // A parent comes before all inside it: so that no image can lead round in a circle.
            Some(row) if row < self.row => Some(Region { dataset: self.dataset, row }),
            _ => None,
        }
    }

    /// The regions around it, from the innermost out.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::regions;
    ///
    /// let around = [regions::KOREAN_PENINSULA, regions::EAST_ASIA, regions::ASIA];
    /// assert!(regions::SOUTH_KOREA.ancestors().eq(around));
    /// # }
    /// ```
    pub const fn ancestors(&self) -> Ancestors<'a> {
        Ancestors { inner: *self }
    }

    /// The regions right inside it, by id.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::regions;
    ///
    /// assert!(regions::ASIA.children().eq([regions::EAST_ASIA, regions::IRAN]));
    /// # }
    /// ```
    pub const fn children(&self) -> Children<'a> {
        Children { dataset: self.dataset, rows: self.inside() }
    }

    /// All regions inside it, each right after the one around it. It is not among them.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::regions;
    ///
    /// assert!(regions::ASIA.descendants().any(|region| region == regions::SEOUL));
    /// assert!(regions::ASIA.descendants().all(|region| region != regions::ASIA));
    /// # }
    /// ```
    pub const fn descendants(&self) -> Regions<'a> {
        List::rows(self.dataset, self.inside())
    }

    /// Whether a region is this one or lies inside it, at any depth: two comparisons.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::regions;
    ///
    /// assert!(regions::ASIA.contains(regions::SEOUL) && regions::ASIA.contains(regions::ASIA));
    /// assert!(!regions::SEOUL.contains(regions::ASIA));
    /// # }
    /// ```
    pub const fn contains(&self, region: Region<'_>) -> bool {
        region.row >= self.row && region.row < self.inside().end && self.dataset.is(region.dataset)
    }

    /// The statements that concern it or a region inside it: a query.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{regions, statements};
    ///
    /// let first = statements::KOVALENKO_FIRST_TROOPS_UNDER_FIRE; // concerns the Kursk Region
    /// assert!(regions::RUSSIA.statements().any(|statement| statement == first));
    /// # }
    /// ```
    pub const fn statements(&self) -> Statements<'a> {
        Statements::linked(self.dataset, Link::StatementRegion, self.row)
    }

    /// The figures that concern it or a region inside it: a query.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{figures, regions};
    ///
    /// assert!(regions::EUROPE.figures().any(|figure| figure == figures::DRONES_INTERCEPTED)); // over Ukraine
    /// # }
    /// ```
    pub const fn figures(&self) -> Figures<'a> {
        Figures::linked(self.dataset, Link::FigureRegion, self.row)
    }

    /// The rows of all regions inside it.
    pub(crate) const fn inside(&self) -> Span {
        let start = self.row.saturating_add(1);
        let end = start.saturating_add(self.dataset.image.get(l::REGION_DESCENDANTS, self.row));
        let most = self.dataset.image.count(l::REGIONS);
        Span { start, end: if end > most { most } else { end } }
    }
}

/// The regions around one, from the innermost out.
///
/// ```
/// # #[cfg(feature = "bundled")] {
/// use factrom::regions;
///
/// assert!(regions::SEOUL.ancestors().any(|region| region == regions::ASIA));
/// # }
/// ```
#[derive(Clone)]
#[must_use = "iterators do nothing until they are iterated"]
pub struct Ancestors<'a> {
    inner: Region<'a>,
}

impl<'a> Iterator for Ancestors<'a> {
    type Item = Region<'a>;

    fn next(&mut self) -> Option<Region<'a>> {
        self.inner = self.inner.parent()?;
        Some(self.inner)
    }
}

impl FusedIterator for Ancestors<'_> {}

impl fmt::Debug for Ancestors<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

/// The regions right inside one, by id. Each step skips the whole of the region before.
///
/// ```
/// # #[cfg(feature = "bundled")] {
/// use factrom::regions;
///
/// let children = regions::ASIA.children();
/// assert!(children.map(|child| child.parent()).all(|parent| parent == Some(regions::ASIA)));
/// # }
/// ```
#[derive(Clone)]
#[must_use = "iterators do nothing until they are iterated"]
pub struct Children<'a> {
    dataset: &'a crate::Dataset<'a>,
    rows: Span,
}

impl<'a> Iterator for Children<'a> {
    type Item = Region<'a>;

    fn next(&mut self) -> Option<Region<'a>> {
        if self.rows.is_empty() {
            return None;
        }
        let child = Region { dataset: self.dataset, row: self.rows.start };
        self.rows.start = child.inside().end.max(child.row + 1);
        Some(child)
    }
}

impl FusedIterator for Children<'_> {}

impl fmt::Debug for Children<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl fmt::Display for Region<'_> {
    /// The name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl fmt::Debug for Region<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Region")
            .field("id", &self.id())
            .field("name", &self.name())
            .field("kind", &self.kind())
            .field("within", &self.parent().map(|parent| parent.id()))
            .field("code", &self.code())
            .field("aliases", &self.aliases())
            .field("names", &self.names())
            .finish()
    }
}

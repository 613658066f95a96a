//! What a drawing for readers must not have, or what would be lost of it on the way to pixels.

/// What a drawing contains that it must not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Barred {
    /// A program.
    Script,
    /// A page inside the drawing.
    WebPage,
    /// Text that needs a font.
    LiveText,
    /// Pixels inside the drawing.
    Photo,
    /// What lies in another file.
    Elsewhere,
    /// Words that stand for others.
    Entities,
    /// What would never be finished.
    Itself,
    /// Rules whose reach is known only when all is drawn.
    StyledShapes,
    /// In a mark: what HTML reads otherwise than XML.
    RawText,
    /// In a mark: a link.
    Link,
    /// In a mark: rules that would reach the whole page.
    StyleSheet,
    /// In a mark: anything that is no shape.
    MoreThanShapes,
}

impl Barred {
    /// All of them.
    pub const ALL: [Barred; 12] = [
        Barred::Script,
        Barred::WebPage,
        Barred::LiveText,
        Barred::Photo,
        Barred::Elsewhere,
        Barred::Entities,
        Barred::Itself,
        Barred::StyledShapes,
        Barred::RawText,
        Barred::Link,
        Barred::StyleSheet,
        Barred::MoreThanShapes,
    ];

    /// The word by which catalogues know it.
    pub const fn word(self) -> &'static str {
        match self {
            Barred::Script => "script",
            Barred::WebPage => "web-page",
            Barred::LiveText => "text",
            Barred::Photo => "photo",
            Barred::Elsewhere => "elsewhere",
            Barred::Entities => "entities",
            Barred::Itself => "itself",
            Barred::StyledShapes => "styled-shapes",
            Barred::RawText => "raw-text",
            Barred::Link => "link",
            Barred::StyleSheet => "style-sheet",
            Barred::MoreThanShapes => "more",
        }
    }

    /// What it is, with its article.
    pub const fn words(self) -> &'static str {
        match self {
            Barred::Script => "a script",
            Barred::WebPage => "a piece of a web page",
            Barred::LiveText => "live text",
            Barred::Photo => "an embedded photo",
            Barred::Elsewhere => "a reference to another file",
            Barred::Entities => "entity definitions",
            Barred::Itself => "a shape that contains itself",
            Barred::StyledShapes => "a style sheet that applies patterns, masks, clips or filters",
            Barred::RawText => "a declaration, a comment or a piece of raw text",
            Barred::Link => "a link",
            Barred::StyleSheet => "a style sheet",
            Barred::MoreThanShapes => "more than shapes",
        }
    }

    /// What to do about it.
    pub const fn advice(self) -> &'static str {
        match self {
            Barred::Script => "remove it: readers get pictures, never programs",
            Barred::WebPage => "export it as plain SVG, or as PNG",
            Barred::LiveText => "convert its text to outlines, or export it as PNG",
            Barred::Photo => "export it as PNG or JPEG",
            Barred::Elsewhere => "embed what it needs, or export it as PNG",
            Barred::Entities => "save it as plain SVG",
            Barred::Itself => "remove it, or export it as PNG",
            Barred::StyledShapes => {
                "export it with presentation attributes instead of a style sheet, or as PNG"
            }
            Barred::RawText => "leave only what stands from <svg to </svg>",
            Barred::Link => "remove it: the page links the mark itself",
            Barred::StyleSheet => "write colours as attributes, for example fill",
            Barred::MoreThanShapes => "leave only shapes, groups and gradients, or use no mark",
        }
    }
}

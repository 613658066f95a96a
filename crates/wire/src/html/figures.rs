//! Pictures, galleries, films and frames.

use super::{
    address,
    dropped::Why,
    tree::Element,
    walk::{Piece, Place, Walker},
};
use editorial::body::{AssetRef, Block, Embed, Film, Gallery, Mark, Picture};

/// The words under a figure.
#[derive(Debug, Clone, Default)]
pub(super) struct Caption {
    pub(super) words: String,
    credit: String,
}

impl Caption {
    fn of(figure: &Element) -> Self {
        let Some(caption) = figure.elements().find(|child| &*child.name == "figcaption") else {
            return Self::default();
        };
        let credit = caption.find("cite").map(Element::words).unwrap_or_default();
        Self { words: caption.words_without(&["cite"]), credit }
    }

    /// Caption and credit as one line, where a block has room for one only.
    fn line(&self) -> &str {
        if self.words.is_empty() { &self.credit } else { &self.words }
    }
}

impl Walker<'_> {
    /// A figure is what it holds: a film, a frame, a table, somebody's words, one picture or several.
    pub(super) fn figure(&mut self, figure: &Element, place: Place, marks: &[Mark], pieces: &mut Vec<Piece>) {
        let caption = Caption::of(figure);
        if let Some(video) = figure.find("video") {
            self.film(video, Some(caption), pieces);
        } else if let Some(frame) = figure.find("iframe") {
            self.frame(frame, caption.line(), pieces);
        } else if let Some(table) = figure.find("table") {
            self.table(table, &caption.words, pieces);
        } else if let Some(quotation) = figure.find("blockquote") {
            self.quotation(quotation, caption.line(), pieces);
        } else if figure.find("img").is_some() {
            self.pictures_of(figure, pieces);
        } else {
            self.parted(figure, place, marks, pieces);
        }
    }

    /// One picture, or a gallery whose own caption follows it as text.
    fn pictures_of(&mut self, figure: &Element, pieces: &mut Vec<Piece>) {
        let mut pictures = Vec::new();
        self.pictures(figure, &mut pictures);
        if pictures.len() > 1 {
            pieces.push(Piece::Block(Block::Gallery { attrs: Gallery { pictures } }));
            for caption in figure.elements().filter(|child| &*child.name == "figcaption") {
                self.parted(caption, Place::Flow, &[], pieces);
            }
        } else {
            pieces.extend(pictures.into_iter().map(|attrs| Piece::Block(Block::Picture { attrs })));
        }
    }

    pub(super) fn gallery(&mut self, element: &Element, pieces: &mut Vec<Piece>) {
        let mut pictures = Vec::new();
        self.pictures(element, &mut pictures);
        if pictures.is_empty() {
            self.account.note("gallery", Why::Empty);
        } else {
            pieces.push(Piece::Block(Block::Gallery { attrs: Gallery { pictures } }));
        }
    }

    pub(super) fn lone_picture(&mut self, element: &Element, pieces: &mut Vec<Piece>) {
        pieces.extend(self.picture(element).map(|attrs| Piece::Block(Block::Picture { attrs })));
    }

    /// Every picture inside; a figure's caption belongs to its picture if it holds one only.
    fn pictures(&mut self, element: &Element, pictures: &mut Vec<Picture>) {
        let first = pictures.len();
        for child in element.elements() {
            if &*child.name == "img" {
                pictures.extend(self.picture(child));
            } else {
                self.pictures(child, pictures);
            }
        }
        if let ("figure", [picture]) = (&*element.name, &mut pictures[first..]) {
            let caption = Caption::of(element);
            if !caption.words.is_empty() {
                picture.caption = caption.words;
            }
            if !caption.credit.is_empty() {
                picture.credit = caption.credit;
            }
        }
    }

    fn picture(&mut self, element: &Element) -> Option<Picture> {
        let alt = element.line("alt");
        let Some(source) = address::source(element.attr("src")) else {
            self.account.note(if alt.is_empty() { "img" } else { &alt }, Why::PictureWithoutSource);
            return None;
        };
        Some(Picture { asset: AssetRef::Outside(source), alt, caption: String::new(), credit: String::new() })
    }

    pub(super) fn film(&mut self, video: &Element, caption: Option<Caption>, pieces: &mut Vec<Piece>) {
        let sources =
            video.elements().filter(|child| &*child.name == "source").map(|child| child.attr("src"));
        let source = std::iter::once(video.attr("src")).chain(sources).find_map(address::source);
        let Some(source) = source else {
            self.account.note("video", Why::FilmWithoutSource);
            return;
        };
        let Caption { words, credit } = caption.unwrap_or_default();
        let poster = address::source(video.attr("poster")).map(AssetRef::Outside);
        let film = Film { asset: AssetRef::Outside(source), poster, caption: words, credit };
        pieces.push(Piece::Block(Block::Film { attrs: film }));
    }

    /// A frame of a service that stories may use becomes an embed; its title is the caption, or its own.
    pub(super) fn frame(&mut self, frame: &Element, caption: &str, pieces: &mut Vec<Piece>) {
        let source = frame.attr("src");
        let Some((provider, address)) = address::frame(source) else {
            self.account.note(if source.is_empty() { "iframe" } else { source }, Why::UnknownFrame);
            return;
        };
        let own = frame.line("title");
        let title = if caption.is_empty() { own } else { caption.to_owned() };
        pieces.push(Piece::Block(Block::Embed { attrs: Embed { provider, address, title } }));
    }
}

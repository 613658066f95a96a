//! Why a file is not taken. Each variant is a sentence that the person who sent the file can act on.

mod barred;

pub use barred::Barred;

/// What a file seems to be that is no picture, as far as another advice follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Seems {
    /// A photo as phones keep them.
    Heif,
    /// What picture programs work in: TIFF, Photoshop.
    Layers,
    /// A film that browsers do not play.
    Film,
    /// A document whose pictures could be sent.
    Pdf,
    /// The page around a picture.
    WebPage,
    /// An archive.
    Packed,
    /// Anything else.
    Other,
}

impl Seems {
    /// All of them.
    pub const ALL: [Seems; 7] =
        [Seems::Heif, Seems::Layers, Seems::Film, Seems::Pdf, Seems::WebPage, Seems::Packed, Seems::Other];

    /// The word by which catalogues know it.
    pub const fn word(self) -> &'static str {
        match self {
            Seems::Heif => "heif",
            Seems::Layers => "layers",
            Seems::Film => "film",
            Seems::Pdf => "pdf",
            Seems::WebPage => "web-page",
            Seems::Packed => "packed",
            Seems::Other => "anything",
        }
    }
}

/// Why a file is not taken, in words for the member who sent it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nothing arrived.
    #[error("the file is empty; the upload may have been cut off, send it again")]
    Empty,
    /// Something that readers cannot be shown.
    #[error("this is {is}, not a picture; send {advice}")]
    NotAPicture {
        /// What it seems to be.
        seems: Seems,
        /// The same in words, with its article: `a text file`.
        is: String,
        /// What to send instead.
        advice: &'static str,
    },
    /// A film where a picture was wanted.
    #[error("this is a film; choose a still picture for this place")]
    FilmForPicture,
    /// A recording where a picture was wanted.
    #[error("this is a sound recording; choose a still picture for this place")]
    SoundForPicture,
    /// Something else where a film was wanted.
    #[error("this is no film; send an MP4 or WebM file")]
    NotAFilm,
    /// Something else where a recording was wanted.
    #[error("this is no sound recording; send an MP3, M4A, Ogg or WAVE file")]
    NotASound,
    /// A film or recording with something in it that tells too much and that cannot be taken out.
    #[error("the file contains {what}; {advice}")]
    TellsTooMuch {
        /// What it contains.
        what: &'static str,
        /// What to do about it.
        advice: &'static str,
    },
    /// It took longer than any picture may. That may be the machine's fault.
    #[error(
        "it took too long to make its files; send it again when the machine has less to do, or export it smaller"
    )]
    TooSlow,
    /// Captions that are no captions.
    #[error("a WebVTT file begins with the word WEBVTT; export the captions as WebVTT")]
    NotCaptions,
    /// Captions in which nothing is said.
    #[error("there is no caption in it; look whether it was exported whole")]
    NoCues,
    /// A drawing where a photo was wanted, or the other way round.
    #[error("this is {is}, and it was to be read as {wanted}; send it again so that it is recognised anew")]
    OtherKind {
        /// What it is.
        is: &'static str,
        /// What it was taken for.
        wanted: &'static str,
    },
    /// More bytes than the house takes.
    #[error("the file has {bytes} bytes, more than {most}; export it smaller")]
    TooManyBytes {
        /// Its size in bytes.
        bytes: usize,
        /// The most that is taken, in bytes.
        most: usize,
    },
    /// More pixels than the house takes.
    #[error("the picture is {width} × {height} pixels, more than {megapixels} megapixels; export it smaller")]
    TooManyPixels {
        /// Its width in pixels.
        width: u32,
        /// Its height in pixels.
        height: u32,
        /// The most that is taken, in millions of pixels.
        megapixels: u64,
    },
    /// A side longer than the house takes.
    #[error("the picture is {width} × {height} pixels; no side may be longer than {most}, export it smaller")]
    TooLong {
        /// Its width in pixels.
        width: u32,
        /// Its height in pixels.
        height: u32,
        /// The longest side taken, in pixels.
        most: u32,
    },
    /// A strip that no page can show.
    #[error(
        "the picture is a strip of {width} × {height} pixels, more than ten times as high as wide; crop it"
    )]
    Strip {
        /// Its width in pixels.
        width: u32,
        /// Its height in pixels.
        height: u32,
    },
    /// It says that it is a picture and cannot be read.
    #[error("the picture is damaged or cut off ({0}); export it again from the original")]
    Damaged(String),
    /// A drawing with something in it that a drawing for readers must not have, or that would be lost.
    #[error("the drawing contains {}; {}", .0.words(), .0.advice())]
    DrawingContains(Barred),
    /// A drawing that would take too long to draw.
    #[error("the drawing is too elaborate to be drawn here; simplify it, or export it as PNG")]
    TooElaborate,
    /// A width that nothing is drawn at.
    #[error("drawings are drawn 1 to {most} pixels wide, not {width}; choose another width")]
    BadWidth {
        /// The width asked for, in pixels.
        width: u32,
        /// The widest drawing, in pixels.
        most: u32,
    },
    /// A rendition could not be written.
    #[error(
        "a rendition of {width} × {height} pixels could not be made ({reason}); export the picture as JPEG"
    )]
    NotEncoded {
        /// Its width in pixels.
        width: u32,
        /// Its height in pixels.
        height: u32,
        /// The encoder's words.
        reason: String,
    },
}

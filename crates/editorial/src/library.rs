//! What the media library writes down beside an asset: how its file was called and who sent it, whose the rights are and
//! until when, by which words it is found, where it stands. And what a picture must have before readers see it.

use crate::{
    AssetId, MemberId, Moment, Names, Refusal,
    asset::{Asset, AssetKind},
    body::{AssetRef, Picture},
    fold, words,
};
use serde::{Deserialize, Serialize};

/// The most keywords of one asset.
pub const MOST_KEYWORDS: usize = 50;

/// The longest text that is looked for, in characters.
pub const TEXT: usize = 300;

/// As many words of a text are looked for: the longest, which are the rarest.
pub const WORDS: usize = 6;

/// So long before rights end the desk is warned, in days.
pub const WARNING_DAYS: i64 = 7;

const A_DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// What the library knows of an asset beside what pages need.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Docket {
    /// How the file was called where it came from; may be empty.
    pub name: String,
    /// The size of the original, in bytes; 0 where nobody wrote it down.
    pub bytes: u64,
    /// Who sent it; nobody where it was the house itself.
    pub by: Option<MemberId>,
    /// Whose the rights are, and until when.
    pub rights: Rights,
    /// Words of the trade by which it is found.
    pub keywords: Vec<String>,
    /// The picture of the library that is shown before a film plays.
    pub poster: Option<AssetId>,
    /// How often it was changed, from 1 on.
    pub version: i64,
}

/// What may be done with an asset, in the words of whoever holds its rights.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rights {
    /// Who holds them, e.g. `© 2026 Example Agency`.
    pub line: String,
    /// On what terms it may be shown.
    pub terms: String,
    /// When they end; nothing for rights without an end.
    pub until: Option<Moment>,
}

/// How rights stand at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RightsStand {
    /// They hold.
    Hold,
    /// They end within so many days, today counted as one.
    End(i64),
    /// They are over.
    Over,
}

impl Rights {
    /// How they stand at this moment.
    pub fn stand(&self, now: Moment) -> RightsStand {
        match self.until {
            None => RightsStand::Hold,
            Some(until) if until <= now => RightsStand::Over,
            Some(until) => {
                let left = until.micros() - now.micros();
                let days = left / A_DAY + i64::from(left % A_DAY > 0);
                if days <= WARNING_DAYS { RightsStand::End(days) } else { RightsStand::Hold }
            }
        }
    }
}

/// Up to which end rights are told as ending, seen from this moment.
pub const fn warned_until(now: Moment) -> Moment {
    Moment::from_micros(now.micros() + WARNING_DAYS * A_DAY)
}

/// What the house asks of every picture beside alternative text, which is always asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PicturePolicy {
    /// Whether readers must be told whose it is.
    #[serde(default)]
    pub credit: bool,
}

/// A picture, film or poster of a wording, with what the library knows of it.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The words that it has in the wording; nothing for a film or its poster.
    pub picture: Option<&'a Picture>,
    /// The asset.
    pub asset: &'a Asset,
    /// What is written down beside it.
    pub docket: &'a Docket,
}

impl PicturePolicy {
    /// Why this cannot stand before readers in this language at that time; nothing when it can.
    pub fn lacks(self, shown: Shown<'_>, language: &str, at: Moment) -> Option<Refusal> {
        let name = || called(shown.asset, shown.docket, shown.picture, language);
        if shown.docket.rights.stand(at) == RightsStand::Over {
            return Some(Refusal::RightsOver(name()));
        }
        let picture = shown.picture?;
        if words::is_blank(&picture.alt) && shown.asset.alts.exactly(language).is_none_or(words::is_blank) {
            return Some(Refusal::AltMissing(name()));
        }
        let credited = !words::is_blank(&picture.credit) || !words::is_blank(&shown.asset.credit);
        (self.credit && !credited).then(|| Refusal::CreditMissing(name()))
    }
}

/// By which name a colleague knows a picture again.
fn called(asset: &Asset, docket: &Docket, picture: Option<&Picture>, language: &str) -> String {
    let own = picture.map(|picture| picture.caption.as_str()).unwrap_or_default();
    let says = [own, &docket.name, asset.captions.get(language), asset.alts.get(language)];
    let said = says.into_iter().find(|words| !words::is_blank(words)).map(words::quoted);
    said.unwrap_or_else(|| asset.id.to_string())
}

/// The assets of a reference list that the library keeps.
pub fn kept<'a>(references: impl IntoIterator<Item = &'a AssetRef>) -> Vec<AssetId> {
    let kept = |reference: &AssetRef| match reference {
        AssetRef::Kept(id) => Some(*id),
        AssetRef::Outside(_) => None,
    };
    references.into_iter().filter_map(kept).collect()
}

/// Where an asset stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// In the newest wording of a story.
    Draft,
    /// In the wording of a story that readers see.
    Live,
    /// In the wording of a story that waits for its time.
    Ahead,
    /// In an entry of a live blog.
    Entry,
    /// An author's portrait.
    Author,
    /// The poster of an edition's live channel.
    Channel,
    /// The publication's mark.
    Logo,
    /// What is shown before a film plays.
    Poster,
}

impl Place {
    /// Every place, those that readers see first.
    pub const ALL: [Place; 8] = [
        Place::Live,
        Place::Ahead,
        Place::Draft,
        Place::Entry,
        Place::Author,
        Place::Channel,
        Place::Logo,
        Place::Poster,
    ];

    /// The word by which the store and catalogues know it.
    pub const fn word(self) -> &'static str {
        match self {
            Place::Draft => "draft",
            Place::Live => "live",
            Place::Ahead => "ahead",
            Place::Entry => "entry",
            Place::Author => "author",
            Place::Channel => "channel",
            Place::Logo => "logo",
            Place::Poster => "poster",
        }
    }
}

/// Which assets are wanted. What is not said is not asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Of this kind.
    pub kind: Option<AssetKind>,
    /// Sent by this member.
    pub by: Option<MemberId>,
    /// Without alternative text in this language.
    pub without_alt: Option<String>,
    /// Standing nowhere.
    pub unused: bool,
    /// Whose rights end before this moment, or ended.
    pub rights_before: Option<Moment>,
    /// With all these words, or beginnings and middles of words.
    pub text: String,
}

impl Wanted {
    /// The words to be looked for, as [`fold`] writes them: each once, at most [`WORDS`], the longest first.
    pub fn words(&self) -> Vec<String> {
        let folded = fold::folded(&self.text);
        let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        words.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        words.dedup();
        words.into_iter().take(WORDS).map(str::to_owned).collect()
    }

    /// Refuses a text that is too long to look for.
    ///
    /// # Errors
    /// [`Refusal::TooLong`].
    pub fn usable(&self) -> Result<(), Refusal> {
        words::fits("text", &self.text, TEXT)
    }
}

/// By what an asset is found: everything that was written about it, folded.
pub fn found_by(asset: &Asset, docket: &Docket) -> String {
    let mut said: Vec<&str> = Vec::new();
    said.extend(asset.alts.iter().map(|(_, words)| words));
    said.extend(asset.captions.iter().map(|(_, words)| words));
    said.extend([asset.credit.as_str(), &docket.rights.line, &docket.name]);
    said.extend(docket.keywords.iter().map(String::as_str));
    fold::folded(&said.join(" "))
}

/// The languages in which an asset has alternative text, each between spaces.
pub fn worded(alts: &Names) -> String {
    let languages = alts.iter().filter(|(_, words)| !words::is_blank(words)).map(|(language, _)| language);
    languages.fold(" ".to_owned(), |worded, language| format!("{worded}{language} "))
}

/// The longest name of a file that is kept, in characters.
const LONGEST_NAME: usize = 120;

/// The name of a file as it was sent, without folders, without signs that turn or hide what stands beside them.
pub fn file_name(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown = |c: &char| !c.is_control() && !turns_or_hides(*c);
    let name: String = last.chars().filter(shown).take(LONGEST_NAME).collect();
    let name = name.trim().trim_start_matches('.').trim();
    name.to_owned()
}

/// Marks and overrides of direction, isolates, joiners, spaces without width, byte order marks (UAX 9, UTS 39).
const fn turns_or_hides(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

/// Keywords as they are kept: parted by commas, each once, none too long.
///
/// # Errors
/// [`Refusal::TooLong`] for a keyword beyond [`words::NAME`]; [`Refusal::Unusable`] for more than [`MOST_KEYWORDS`].
pub fn keywords(written: &str) -> Result<Vec<String>, Refusal> {
    let mut kept: Vec<String> = Vec::new();
    for word in written.split([',', '،', ';', '؛', '\n']).filter_map(words::one_line) {
        words::fits("keywords", &word, words::NAME)?;
        if !kept.contains(&word) {
            kept.push(word);
        }
    }
    if kept.len() > MOST_KEYWORDS {
        let advice = "keep the fifty by which somebody would look for it";
        return Err(Refusal::Unusable { field: "keywords", given: kept.len().to_string(), advice });
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asset::FocalPoint;
    use proptest::prelude::*;

    const NOW: Moment = Moment::from_micros(1_772_366_400_000_000);

    fn until(days: i64, more: i64) -> Rights {
        let until = Moment::from_micros(NOW.micros() + days * A_DAY + more);
        Rights { until: Some(until), ..Rights::default() }
    }

    #[test]
    fn rights_are_told_a_week_before_they_end() {
        assert_eq!(Rights::default().stand(NOW), RightsStand::Hold);
        assert_eq!(until(7, 1).stand(NOW), RightsStand::Hold);
        assert_eq!(until(7, 0).stand(NOW), RightsStand::End(7));
        assert_eq!(until(0, 1).stand(NOW), RightsStand::End(1));
        assert_eq!(until(0, 0).stand(NOW), RightsStand::Over);
        assert!(until(7, 0).until <= Some(warned_until(NOW)));
    }

    #[test]
    fn a_name_of_a_file_leads_nowhere_and_turns_nothing() {
        for (sent, kept) in [
            ("dam.jpg", "dam.jpg"),
            ("../../etc/passwd", "passwd"),
            ("C:\\photos\\dam 1.jpg", "dam 1.jpg"),
            ("gpj.\u{202e}exe", "gpj.exe"),
            (".htaccess", "htaccess"),
            ("a\0b\n.jpg", "ab.jpg"),
            ("سد أورسل.jpg", "سد أورسل.jpg"),
            ("", ""),
        ] {
            assert_eq!(file_name(sent), kept, "{sent:?}");
        }
    }

    #[test]
    fn what_a_picture_lacks_is_told_by_name() {
        let asset = Asset {
            id: AssetId::from_bytes([1; 16]),
            kind: AssetKind::Picture,
            width: 4,
            height: 3,
            focus: FocalPoint::CENTRE,
            alts: Names::in_language("en", "A dam"),
            captions: Names::default(),
            credit: String::new(),
            renditions: Vec::new(),
            tracks: Names::default(),
        };
        let picture = Picture {
            asset: AssetRef::Kept(asset.id),
            alt: String::new(),
            caption: String::new(),
            credit: String::new(),
        };
        let mut docket = Docket { name: "dam.jpg".to_owned(), ..Docket::default() };
        let told = |policy: PicturePolicy, docket: &Docket, language| {
            policy.lacks(Shown { picture: Some(&picture), asset: &asset, docket }, language, NOW)
        };
        let (usual, strict) = (PicturePolicy::default(), PicturePolicy { credit: true });
        assert_eq!(told(usual, &docket, "en"), None);
        assert_eq!(told(usual, &docket, "ar"), Some(Refusal::AltMissing("dam.jpg".to_owned())));
        assert_eq!(told(strict, &docket, "en"), Some(Refusal::CreditMissing("dam.jpg".to_owned())));
        docket.rights = until(0, 0);
        assert_eq!(told(usual, &docket, "en"), Some(Refusal::RightsOver("dam.jpg".to_owned())));
    }

    #[test]
    fn keywords_are_parted_in_every_script() {
        assert_eq!(keywords("dam, Orsel ,dam").unwrap(), ["dam", "Orsel"]);
        assert_eq!(keywords("سد، أورسل").unwrap(), ["سد", "أورسل"]);
        let many = (0..60).map(|n| n.to_string()).collect::<Vec<_>>().join(",");
        assert!(keywords(&many).is_err());
    }

    proptest! {
        #[test]
        fn no_name_of_a_file_holds_a_folder_or_a_turn(sent in "\\PC{0,200}|[\\x00-\\x7f\u{202a}-\u{202e}\u{2066}-\u{2069}]{0,60}") {
            let kept = file_name(&sent);
            let harmless = |c: char| !matches!(c, '/' | '\\') && !c.is_control() && !turns_or_hides(c);
            prop_assert!(kept.chars().all(harmless));
            prop_assert!(!kept.starts_with('.') && kept.chars().count() <= LONGEST_NAME);
            prop_assert_eq!(file_name(&kept), kept);
        }
    }
}

//! The picture above a story's text, as its form has it.

use editorial::{
    Refusal,
    asset::Lead,
    body::{AssetRef, Picture},
    words,
};
use serde::{Deserialize, Serialize};

/// What stands in the form about the picture.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LeadTyped {
    /// Which picture: its id in the library; empty for none.
    pub asset: String,
    /// What it shows, for someone who cannot see it.
    pub alt: String,
    /// What the reader should know about it.
    pub caption: String,
    /// Whose it is.
    pub credit: String,
}

impl LeadTyped {
    /// As a story has it.
    pub fn of(lead: Option<&Lead>) -> Self {
        let Some(picture) = lead.map(Lead::picture) else { return Self::default() };
        Self {
            asset: named(&picture.asset),
            alt: picture.alt.clone(),
            caption: picture.caption.clone(),
            credit: picture.credit.clone(),
        }
    }

    /// The lead with what the form says of it. A film stays one while its still is not changed for another picture.
    ///
    /// # Errors
    /// When a text is too long.
    pub fn decided(&self, lead: Option<Lead>) -> Result<Option<Lead>, Refusal> {
        if self.asset.is_empty() {
            return Ok(None);
        }
        words::fits("picture", &self.alt, words::NOTE)?;
        words::fits("picture", &self.caption, words::NOTE)?;
        words::fits("picture", &self.credit, words::KEY)?;
        let same = lead.as_ref().is_some_and(|lead| named(&lead.picture().asset) == self.asset);
        let asset = match (&lead, self.asset.parse()) {
            (Some(lead), _) if same => lead.picture().asset.clone(),
            (_, Ok(id)) => AssetRef::Kept(id),
            // No picture of ours has such a name: what was there stays.
            (_, Err(_)) => return Ok(lead),
        };
        let picture = Picture {
            asset,
            alt: self.alt.clone(),
            caption: self.caption.clone(),
            credit: self.credit.clone(),
        };
        Ok(Some(match lead {
            Some(Lead::Film { film, .. }) if same => Lead::Film { film, still: picture },
            Some(Lead::Film { .. } | Lead::Picture(_)) | None => Lead::Picture(picture),
        }))
    }
}

fn named(asset: &AssetRef) -> String {
    match asset {
        AssetRef::Kept(id) => id.to_string(),
        AssetRef::Outside(address) => address.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use editorial::{AssetId, body::Film};

    fn picture(asset: u8, alt: &str) -> Picture {
        let asset = AssetRef::Kept(AssetId::from_bytes([asset; 16]));
        Picture { asset, alt: alt.to_owned(), caption: String::new(), credit: String::new() }
    }

    #[test]
    fn another_picture_takes_the_place_of_a_film_and_other_words_do_not() {
        let film = Film {
            asset: AssetRef::Kept(AssetId::from_bytes([9; 16])),
            poster: None,
            caption: String::new(),
            credit: String::new(),
        };
        let lead = Lead::Film { film: film.clone(), still: picture(1, "A dam") };
        let typed = LeadTyped { alt: "A full dam".to_owned(), ..LeadTyped::of(Some(&lead)) };
        let worded = Lead::Film { film, still: picture(1, "A full dam") };
        assert_eq!(typed.decided(Some(lead.clone())), Ok(Some(worded)));
        let other = LeadTyped::of(Some(&Lead::Picture(picture(2, "A bridge"))));
        assert_eq!(other.decided(Some(lead.clone())), Ok(Some(Lead::Picture(picture(2, "A bridge")))));
        assert_eq!(LeadTyped::default().decided(Some(lead)), Ok(None));
    }
}

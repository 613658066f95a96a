//! What is true of the whole house: its publication, its editions, and the three tongues of its desk.

use crate::{DeskError, Tongue};
use editorial::{Edition, account::DeskLanguage, publication::Publication};
use store::{Store, StoreError, sql};

/// The house as it stood when somebody last changed it.
pub struct House {
    /// The publication.
    pub publication: Publication,
    /// Its editions, in their order.
    pub editions: Vec<Edition>,
    tongues: [Tongue; 3],
}

impl House {
    /// Reads it.
    pub async fn read(store: &Store) -> Result<Self, DeskError> {
        let (publication, editions) = store
            .read(|tx| Ok::<_, StoreError>((sql::publication::find(tx)?, sql::editions::all(tx)?)))
            .await?;
        let publication = publication.ok_or(DeskError::NoPublication)?;
        let tongue = |language| Tongue::of(language, &publication, &editions);
        let tongues = [tongue(DeskLanguage::En)?, tongue(DeskLanguage::Es)?, tongue(DeskLanguage::Ar)?];
        Ok(Self { publication, editions, tongues })
    }

    /// The desk in this language.
    pub const fn tongue(&self, language: DeskLanguage) -> &Tongue {
        let [en, es, ar] = &self.tongues;
        match language {
            DeskLanguage::En => en,
            DeskLanguage::Es => es,
            DeskLanguage::Ar => ar,
        }
    }

    /// The edition with this tag.
    pub fn edition(&self, tag: &str) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.tag == tag)
    }

    /// The publication's name as a desk in this language says it.
    pub fn name(&self, language: DeskLanguage) -> &str {
        let own = self.editions.iter().find(|edition| primary(&edition.language) == language.tag());
        own.map_or(self.publication.name.as_str(), |edition| edition.name.as_str())
    }
}

/// The first part of a language tag (BCP 47): `es` of `es-419`.
pub fn primary(language: &str) -> &str {
    language.split('-').next().unwrap_or(language)
}

//! What an editor does to an arrangement: one change after the other, each of them whole.
//!
//! A move names bands and slots by their places, counted from 0. It answers with a new arrangement or says why there can
//! be none; a place that is not there is a screen grown old.

use super::{Container, Fill, Layout, Style};
use crate::{DossierId, Refusal};

/// One change of an arrangement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A band comes in below the others.
    AddBand(Container),
    /// A band goes out, with what is pinned in it.
    RemoveBand {
        /// Which.
        band: usize,
    },
    /// A band goes to another place.
    MoveBand {
        /// Which.
        band: usize,
        /// The place that it has afterwards.
        to: usize,
    },
    /// A band is set in another way. What no longer has a slot is pinned no more.
    SetBand {
        /// Which.
        band: usize,
        /// Its title.
        title: String,
        /// How it is set.
        style: Style,
        /// What fills it.
        fill: Fill,
        /// How many slots it has.
        slots: usize,
    },
    /// A story is pinned in a slot; one that is pinned elsewhere comes from there, and what stood here goes there.
    Pin {
        /// Which band.
        band: usize,
        /// Which slot.
        slot: usize,
        /// What.
        dossier: DossierId,
    },
    /// A slot is given back to the rule.
    Unpin {
        /// Which band.
        band: usize,
        /// Which slot.
        slot: usize,
    },
}

impl Layout {
    /// The arrangement after a change.
    ///
    /// # Errors
    /// [`Refusal::FrontPlace`] for a place that is not there, and whatever [`Layout::checked`] refuses.
    pub fn after(mut self, change: Change) -> Result<Self, Refusal> {
        let gone = Refusal::FrontPlace;
        match change {
            Change::AddBand(band) => self.containers.push(band),
            Change::RemoveBand { band } => {
                self.containers.get(band).ok_or(gone)?;
                self.containers.remove(band);
            }
            Change::MoveBand { band, to } => {
                if band >= self.containers.len() || to >= self.containers.len() {
                    return Err(gone);
                }
                let moved = self.containers.remove(band);
                self.containers.insert(to, moved);
            }
            Change::SetBand { band, title, style, fill, slots } => {
                let set = self.containers.get_mut(band).ok_or(gone)?;
                set.pinned.truncate(slots);
                *set = Container { title, style, fill, slots, pinned: std::mem::take(&mut set.pinned) };
            }
            Change::Pin { band, slot, dossier } => {
                let from = self.pin(dossier);
                let stood = self.slot(band, slot)?.replace(dossier);
                if let Some((band, slot)) = from.filter(|from| *from != (band, slot)) {
                    *self.slot(band, slot)? = stood;
                }
            }
            Change::Unpin { band, slot } => *self.slot(band, slot)? = None,
        }
        self.checked()
    }

    /// What is pinned in a slot, to be changed.
    fn slot(&mut self, band: usize, slot: usize) -> Result<&mut Option<DossierId>, Refusal> {
        let band = self.containers.get_mut(band).ok_or(Refusal::FrontPlace)?;
        if slot >= band.slots {
            return Err(Refusal::FrontPlace);
        }
        if band.pinned.len() <= slot {
            band.pinned.resize(slot + 1, None);
        }
        band.pinned.get_mut(slot).ok_or(Refusal::FrontPlace)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn dossier(number: u8) -> DossierId {
        DossierId::from_bytes([number; 16])
    }

    fn band(slots: usize) -> Container {
        Container { title: String::new(), style: Style::Row, fill: Fill::Latest, slots, pinned: vec![] }
    }

    #[test]
    fn a_story_that_is_pinned_elsewhere_changes_places() {
        let layout = Layout { containers: vec![band(3), band(2)] };
        let layout = layout.after(Change::Pin { band: 0, slot: 1, dossier: dossier(1) }).unwrap();
        let layout = layout.after(Change::Pin { band: 1, slot: 0, dossier: dossier(2) }).unwrap();
        let layout = layout.after(Change::Pin { band: 1, slot: 0, dossier: dossier(1) }).unwrap();
        assert_eq!(layout.pin(dossier(1)), Some((1, 0)));
        assert_eq!(layout.pin(dossier(2)), Some((0, 1)));
    }

    #[test]
    fn a_place_that_is_not_there_and_the_last_band_are_refused() {
        let layout = Layout { containers: vec![band(3)] };
        let pin = Change::Pin { band: 0, slot: 3, dossier: dossier(1) };
        assert_eq!(layout.clone().after(pin), Err(Refusal::FrontPlace));
        assert_eq!(layout.clone().after(Change::MoveBand { band: 0, to: 1 }), Err(Refusal::FrontPlace));
        assert_eq!(layout.after(Change::RemoveBand { band: 0 }), Err(Refusal::FrontEmpty));
    }

    #[test]
    fn a_story_pinned_twice_is_refused_with_both_places() {
        let pinned = |pins: &[u8]| pins.iter().map(|pin| Some(dossier(*pin))).collect();
        let twice = Layout {
            containers: vec![
                Container { pinned: pinned(&[1, 2]), ..band(3) },
                Container { pinned: pinned(&[3, 1]), ..band(3) },
            ],
        };
        let refused = Refusal::FrontPinTwice { first: 1, first_slot: 1, container: 2, slot: 2 };
        assert_eq!(twice.checked(), Err(refused));
    }

    fn changes() -> impl Strategy<Value = Change> {
        let (at, slot) = (0_usize..5, 0_usize..5);
        prop_oneof![
            (1_usize..5).prop_map(|slots| Change::AddBand(band(slots))),
            at.clone().prop_map(|band| Change::RemoveBand { band }),
            (at.clone(), 0_usize..5).prop_map(|(band, to)| Change::MoveBand { band, to }),
            (at.clone(), 1_usize..5).prop_map(|(band, slots)| Change::SetBand {
                band,
                title: "News".to_owned(),
                style: Style::List,
                fill: Fill::Latest,
                slots
            }),
            (at.clone(), slot.clone(), 1_u8..9).prop_map(|(band, slot, number)| Change::Pin {
                band,
                slot,
                dossier: dossier(number)
            }),
            (at, slot).prop_map(|(band, slot)| Change::Unpin { band, slot }),
        ]
    }

    proptest! {
        #[test]
        fn whatever_is_moved_where_the_arrangement_can_be_used(moves in prop::collection::vec(changes(), 0..40)) {
            let mut layout = Layout { containers: vec![band(3)] };
            for change in moves {
                let pinned: usize = layout.containers.iter().map(|band| band.pins().count()).sum();
                if let Ok(after) = layout.clone().after(change.clone()) {
                    prop_assert_eq!(after.clone().checked(), Ok(after.clone()));
                    if let Change::Pin { band, slot, dossier } = change {
                        prop_assert_eq!(after.pin(dossier), Some((band, slot)));
                    }
                    if let Change::MoveBand { .. } = change {
                        let still: usize = after.containers.iter().map(|band| band.pins().count()).sum();
                        prop_assert_eq!(still, pinned);
                    }
                    layout = after;
                }
            }
        }
    }
}

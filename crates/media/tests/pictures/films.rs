//! Films and recordings lose what tells too much, and stay as they are otherwise.

use media::{Film, Kind, Refused, Sound, stripped};

fn boxed(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len() + 8).unwrap().to_be_bytes();
    [&length, kind.as_slice(), content].concat()
}

fn handler(kind: [u8; 4]) -> Vec<u8> {
    let content = [[0; 8].as_slice(), &kind, &[0; 12], b"Core Media\0"].concat();
    boxed(*b"trak", &boxed(*b"mdia", &boxed(*b"hdlr", &content)))
}

/// An MP4 with these tracks, and with what a camera and a program wrote into it.
pub fn film(tracks: &[&[u8; 4]]) -> Vec<u8> {
    let place = boxed(*b"\xa9xyz", b"\0\x12\x15\xc7+52.5200+013.4050/");
    let remarks = boxed(*b"udta", &place);
    let tracks: Vec<u8> = tracks.iter().flat_map(|kind| handler(**kind)).collect();
    let moov = boxed(*b"moov", &[boxed(*b"mvhd", &[1; 100]), tracks, remarks].concat());
    let ftyp = boxed(*b"ftyp", b"isom\0\0\x02\0isomiso2avc1mp41");
    [ftyp, moov, boxed(*b"uuid", b"<x:xmpmeta>Leica 12345</x:xmpmeta>"), boxed(*b"mdat", &[7; 500])].concat()
}

const MP4: Kind = Kind::Film(Film::Mp4);

#[test]
fn a_film_forgets_where_it_was_taken_and_nothing_moves() {
    let sent = film(&[b"vide", b"soun"]);
    let shown = stripped(sent.clone(), MP4).unwrap();
    assert_eq!(shown.len(), sent.len());
    let has = |bytes: &[u8], words: &[u8]| bytes.windows(words.len()).any(|window| window == words);
    assert!(has(&sent, b"+52.5200") && has(&sent, b"Leica"));
    assert!(!has(&shown, b"+52.5200") && !has(&shown, b"Leica") && !has(&shown, b"udta"));
    assert!(shown.ends_with(&boxed(*b"mdat", &[7; 500])) && has(&shown, b"vide"));
    assert_eq!(stripped(shown.clone(), MP4).unwrap(), shown);
}

#[test]
fn a_film_with_a_track_of_positions_is_refused() {
    let refused = stripped(film(&[b"vide", b"meta"]), MP4).unwrap_err();
    assert!(matches!(refused, Refused::TellsTooMuch { .. }), "{refused}");
}

#[test]
fn a_film_whose_parts_do_not_fit_is_refused() {
    let whole = film(&[b"vide"]);
    for cut in [40, 100, whole.len() - 1] {
        assert!(matches!(stripped(whole[..cut].to_vec(), MP4), Err(Refused::Damaged(_))), "{cut}");
    }
    let deep = (0..100_000)
        .fold(Vec::new(), |inside, _| if inside.len() > 2_000 { inside } else { boxed(*b"moov", &inside) });
    assert!(stripped(deep, MP4).is_ok());
}

/// A WAVE file with a remark.
fn wave() -> Vec<u8> {
    let mut wav = Vec::new();
    wav.extend(b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0");
    wav.extend(
        b"data\x08\0\0\0\x01\x02\x03\x04\x05\x06\x07\x08LIST\x1a\0\0\0INFOIART\x0e\0\0\0Source, Aden\0\0",
    );
    let length = u32::try_from(wav.len() - 8).unwrap().to_le_bytes();
    wav[4..8].copy_from_slice(&length);
    wav
}

/// Recordings, each of another format.
pub fn recording() -> Vec<Vec<u8>> {
    // A tag with a title, then four frames of silence.
    let tag = b"ID3\x03\0\0\0\0\0\x10TIT2\0\0\0\x06\0\0\0Aden.";
    let frame = [b"\xff\xfb\x90\x00".as_slice(), &[0; 413]].concat();
    vec![wave(), [tag.as_slice(), &frame.repeat(4)].concat()]
}

#[test]
fn a_recording_loses_its_tags() {
    let wav = wave();
    let kind = media::recognise(&wav).unwrap();
    assert_eq!(kind, Kind::Sound(Sound::Wav));
    let played = stripped(wav, kind).unwrap();
    let has = |words: &[u8]| played.windows(words.len()).any(|window| window == words);
    assert!(has(b"\x01\x02\x03\x04\x05\x06\x07\x08") && !has(b"Aden"));
}

proptest::proptest! {
    #[test]
    fn whatever_is_sent_as_a_film_or_recording_ends_nothing(
        mut bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400), kind in 0_usize..5, whole in proptest::prelude::any::<bool>(),
    ) {
        let kinds = [MP4, Kind::Sound(Sound::M4a), Kind::Sound(Sound::Mp3), Kind::Sound(Sound::Ogg), Kind::Sound(Sound::Wav)];
        if whole {
            let beginnings: [&[u8]; 5] = [b"\0\0\0\x10ftypisom\0\0\0\0", b"\0\0\0\x10ftypM4A \0\0\0\0", b"ID3\x03\0\0\0\0\x01\x00", b"OggS\0\x02", b"RIFF\x40\0\0\0WAVE"];
            bytes.splice(0..0, beginnings[kind].iter().copied());
        }
        let _ = stripped(bytes, kinds[kind]);
    }
}

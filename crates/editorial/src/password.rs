//! What a password must be. Length does the work; what everybody guesses first is refused; nothing else is asked.
//!
//! NIST SP 800-63B-4 §3.1.1.2 asks for length and a list of what is common, and forbids rules of composition and
//! changes by the calendar. How passwords are kept is the business of the `newsroom`.

use crate::{Email, Refusal};

/// The fewest characters.
pub const SHORTEST: usize = 12;

/// The most bytes: hashing more would be work that a stranger may order.
pub const LONGEST: usize = 1_024;

/// What is guessed first and long enough to pass, without capitals, spaces and signs. Of the lists of leaked passwords
/// nearly everything is shorter than twelve characters and refused for that.
const COMMONEST: [&str; 40] = [
    "administrator",
    "passwordpassword",
    "password123456",
    "password12345",
    "password1234",
    "mypassword123",
    "letmeinletmein",
    "iloveyouiloveyou",
    "iloveyou1234",
    "qwertyuiopasdf",
    "qwertyuiop123",
    "qwertyuiop12",
    "qwertyqwerty",
    "qwerty123456",
    "qwerty1234567",
    "1qaz2wsx3edc",
    "1q2w3e4r5t6y",
    "1q2w3e4r5t6y7u",
    "zaq12wsxcde3",
    "q1w2e3r4t5y6",
    "asdfghjklqwerty",
    "asdfghjkl123",
    "abcdefghijkl",
    "abcdefghijklm",
    "abcdefghijklmnop",
    "abcd12345678",
    "abc123abc123",
    "123456789abc",
    "123456789012",
    "1234567890123",
    "12345678901234",
    "123456789012345",
    "1234567890123456",
    "0987654321098",
    "098765432109",
    "correcthorsebatterystaple",
    "welcome123456",
    "changeme1234",
    "changemechangeme",
    "contraseña123",
];

/// Refuses a password that is too short, too long, everybody's guess, or made of what everybody knows of the member.
///
/// # Errors
/// [`Refusal::PasswordTooShort`], [`Refusal::PasswordTooLong`], [`Refusal::PasswordCommon`],
/// [`Refusal::PasswordIsYou`].
pub fn good(password: &str, name: &str, email: &Email) -> Result<(), Refusal> {
    if password.len() > LONGEST {
        return Err(Refusal::PasswordTooLong { most: LONGEST });
    }
    if password.chars().count() < SHORTEST {
        return Err(Refusal::PasswordTooShort { least: SHORTEST });
    }
    let plain = plain(password);
    let local = email.folded().split('@').next().unwrap_or_default();
    let own = [self::plain(name), self::plain(email.folded()), self::plain(local)];
    if own.iter().any(|known| plain == *known || repeats(&plain, known)) {
        return Err(Refusal::PasswordIsYou);
    }
    let one_only = plain.chars().next().is_none_or(|first| plain.chars().all(|other| other == first));
    if one_only || COMMONEST.contains(&plain.as_str()) {
        return Err(Refusal::PasswordCommon);
    }
    Ok(())
}

/// Letters and digits only, without capitals: `Lena Marsh!` and `lenamarsh` are one guess.
fn plain(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether it is nothing but this word, again and again, perhaps with digits behind: `lenalenalena`, `lenamarsh2026`.
fn repeats(password: &str, word: &str) -> bool {
    if word.chars().count() < 3 {
        return false;
    }
    let mut rest = password;
    while let Some(after) = rest.strip_prefix(word) {
        rest = after;
    }
    rest.len() < password.len() && rest.chars().all(|c| c.is_ascii_digit()) && rest.len() <= 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(password: &str) -> Result<(), Refusal> {
        good(password, "Lena Marsh", &"lena.marsh@courier.example".parse().unwrap())
    }

    #[test]
    fn length_is_what_counts() {
        assert_eq!(said("eleven char"), Err(Refusal::PasswordTooShort { least: 12 }));
        assert_eq!(said("a dozen chars"), Ok(()));
        assert_eq!(said("السد صامد هنا"), Ok(()), "characters are counted, not bytes");
        assert_eq!(said(&"long ".repeat(205)), Err(Refusal::PasswordTooLong { most: 1_024 }));
    }

    #[test]
    fn what_everybody_guesses_is_refused() {
        for common in [
            "Password1234",
            "Correct horse battery staple",
            "aaaaaaaaaaaaaaaa",
            "123456789012",
            ".............",
        ] {
            assert_eq!(said(common), Err(Refusal::PasswordCommon), "{common}");
        }
        for own in ["lena.marsh@courier.example", "Lena-Marsh-2026", "LenaMarshLenaMarsh"] {
            assert_eq!(said(own), Err(Refusal::PasswordIsYou), "{own}");
        }
        assert_eq!(said("Lena sings at the flood wall"), Ok(()));
    }

    #[test]
    fn the_list_holds_what_could_pass_by_length_and_is_written_plainly() {
        for common in COMMONEST {
            assert!(common.chars().count() >= SHORTEST && plain(common) == common, "{common}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_rule_stumble(password in ".*", name in ".*") {
            let email = "a@b.example".parse().unwrap();
            let good = good(&password, &name, &email).is_ok();
            prop_assert!(!good || password.chars().count() >= SHORTEST && password.len() <= LONGEST);
        }
    }
}

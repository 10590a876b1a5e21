//! English stems, for ranked queries only: an exact query uses the word as it stands.

use std::borrow::Cow;

use frostem::{Algorithm, Stemmer};

/// The stem of a lower-case English word, when it differs from the word.
pub(crate) fn stem(word: &str) -> Option<String> {
    if word.len() < 3 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let stem: Cow<'_, str> = Stemmer::new(Algorithm::English).stem(word);
    (stem != word).then(|| stem.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_english_words_only() {
        assert_eq!(stem("records").as_deref(), Some("record"));
        assert_eq!(stem("filing").as_deref(), Some("file"));
        assert_eq!(stem("record"), None);
        assert_eq!(stem("52nd"), None);
        assert_eq!(stem("is"), None);
    }
}

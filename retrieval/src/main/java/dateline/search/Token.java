package dateline.search;

/// A word as the index knows it: folded and stemmed.
///
/// @param term the folded, stemmed word
/// @param start index of the word's first character in the text it was read from
/// @param end index after its last character
public record Token(String term, int start, int end) {}

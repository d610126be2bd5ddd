/// Conversations: turns, and the commands that every channel shares.
///
/// A channel gives the text a person typed to [Conversation] and renders the [Reply] that comes
/// back; it never decides what is said. Depends on `dateline.answer`, `dateline.search` and
/// `dateline.article`.
@NullMarked
package dateline.chat;

import org.jspecify.annotations.NullMarked;

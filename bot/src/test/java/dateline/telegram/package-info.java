/// A fake Bot API server, and the tests that hold it to the real client library.
@NullMarked
package dateline.telegram;

import org.jspecify.annotations.NullMarked;

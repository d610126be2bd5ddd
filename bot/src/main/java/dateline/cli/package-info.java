/// The command line: picocli commands, settings, and the one place where everything is put together
/// by plain constructors. Nobody depends on it, and only here anything is written to the standard
/// streams.
@NullMarked
package dateline.cli;

import org.jspecify.annotations.NullMarked;

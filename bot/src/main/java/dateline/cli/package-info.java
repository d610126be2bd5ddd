/// The command line: picocli commands, settings, and the one place where everything is put together
/// by plain constructors. Nobody depends on it, and only here anything is written to the standard
/// streams.
///
/// Start at [Dateline], which knows all commands and turns failures into one line and an exit code.
/// A command prints through [Page], since what articles say is not to be trusted by a terminal.
///
/// Decisions:
///
/// - 2026-11: The examples are indexed where the user's index will be, and marked; the first
///   `dateline index` starts anew instead of mixing them with the user's articles ([ReadyIndex]).
/// - 2026-11: Settings are read token by token and not bound by Jackson, so that all problems are
///   found with their lines ([Settings]).
/// - 2026-11: What is logged passes one encoder that covers secrets and the messages of exceptions
///   that quote what people wrote ([MaskedEncoder]): libraries put a url with the token, or a value
///   they could not read, into messages that nobody here writes.
/// - 2026-11: An article leaves the index only when it was seen in a watched folder and that folder
///   still holds others ([FolderWatch]): a share that is not mounted must not empty the collection.
/// - 2026-11: Files with secrets are read when the bot runs, not with the settings: `dateline ask`
///   must work for who may not read them ([Settings#bot]).
/// - 2026-11: Start-up, wall time of a whole `ask` on two cores (load 3) (`bot/bin/benchmark ask`):
///   0.35 s lexical, 0.67 s hybrid, in processor time 0.61 and 1.00 s; without an AOT cache 0.96 s
///   and more. Of that, 0.25 are picocli's: its classes are of a format (Java 5) that the cache
///   can't hold, which is why only the command that runs is registered. The incubating vector
///   module is left out: a cache made without it can't be used with it (hybrid 1.23 s of processor
///   time instead of 0.77).
/// - 2026-11: Progress is drawn by 100 lines of ours ([StepProgress]); the library tried first
///   showed steps of unknown length poorly and brought an older JLine along.
@NullMarked
package dateline.cli;

import org.jspecify.annotations.NullMarked;

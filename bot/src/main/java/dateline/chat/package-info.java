/// Conversations: turns, the commands that every channel shares, and what is remembered.
///
/// [NewsDesk] gives a [Reply] to what is asked; a channel renders it and never decides what is
/// said. [Conversation] is one chat that forgets when it ends (the terminal's); [Store] keeps what
/// must outlive the process. The only package that knows the database. Depends on
/// `dateline.answer`, `dateline.search` and `dateline.article`.
///
/// The store, 2026-11-22: one dialect of SQL for SQLite and PostgreSQL, two words of it filled in
/// by Flyway. All writes go through one connection, each on disk when it returns: accept, finish,
/// sending and sent up to 800 times a second on SQLite and 500 on PostgreSQL (best of four rounds
/// of 300, two cores; 28 and 20 while other builds took both), where Telegram takes 30 messages a
/// second. What is done is deleted, so that with 100,000 updates done and 5,000 waiting in 200
/// lanes the next work and the next parcels are found in 1.3 ms on either (median).
@NullMarked
package dateline.chat;

import org.jspecify.annotations.NullMarked;

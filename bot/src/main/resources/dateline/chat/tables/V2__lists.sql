-- Lists longer than a message, whose buttons turn to other pages. mark tells what was in it.
CREATE TABLE listing (
  id TEXT PRIMARY KEY,
  chat BIGINT NOT NULL,
  topic INTEGER NOT NULL,
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  about TEXT NOT NULL,
  mark TEXT NOT NULL
);
CREATE INDEX listing_chats ON listing (chat);
CREATE INDEX listing_times ON listing (at);

-- ${id} is a number that is given, ${serial} one that counts up and is never used twice.
-- Times are milliseconds since 1970.

CREATE TABLE seen (
  id ${id},
  at BIGINT NOT NULL
);

-- Only what waits; what is done leaves nothing but its id in "seen".
CREATE TABLE inbox (
  place ${serial},
  id BIGINT NOT NULL UNIQUE,
  chat BIGINT NOT NULL,
  topic INTEGER NOT NULL,
  urgent BOOLEAN NOT NULL,
  message BIGINT,
  sent BIGINT NOT NULL,
  payload TEXT NOT NULL
);
CREATE INDEX inbox_lanes ON inbox (urgent, chat, topic, place);
CREATE INDEX inbox_messages ON inbox (chat, message);

-- The message that shows a chat that an update is being worked on.
CREATE TABLE note (
  incoming ${id},
  message BIGINT NOT NULL
);

CREATE TABLE quarantine (
  id ${id},
  chat BIGINT,
  at BIGINT NOT NULL,
  payload TEXT NOT NULL,
  problem TEXT NOT NULL
);

-- Only what is still to be sent. state: 0 waits, 1 is being handed over, 2 was being handed over
-- when the process died.
CREATE TABLE outbox (
  id ${serial},
  chat BIGINT NOT NULL,
  topic INTEGER NOT NULL,
  turn TEXT,
  payload TEXT NOT NULL,
  since BIGINT NOT NULL,
  state SMALLINT NOT NULL,
  attempts INTEGER NOT NULL,
  not_before BIGINT NOT NULL
);
CREATE INDEX outbox_chats ON outbox (chat, id);

CREATE TABLE parked (
  chat ${id},
  until BIGINT NOT NULL
);

-- Parcels that did not arrive, or may not have: for the figures and for whoever looks into it.
CREATE TABLE failure (
  at BIGINT NOT NULL,
  chat BIGINT NOT NULL,
  arrived TEXT NOT NULL,
  why TEXT
);

CREATE TABLE chat (
  id ${id},
  language TEXT,
  length TEXT NOT NULL,
  model BOOLEAN NOT NULL,
  active BOOLEAN NOT NULL,
  standing TEXT NOT NULL
);

CREATE TABLE code (
  code TEXT PRIMARY KEY,
  chat BIGINT NOT NULL UNIQUE,
  until BIGINT NOT NULL,
  used BIGINT
);

CREATE TABLE turn (
  place ${serial},
  id TEXT NOT NULL UNIQUE,
  chat BIGINT NOT NULL,
  topic INTEGER NOT NULL,
  person BIGINT NOT NULL,
  at BIGINT NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  grounded BOOLEAN NOT NULL,
  citations TEXT NOT NULL
);
CREATE INDEX turn_lanes ON turn (chat, topic, place);
CREATE INDEX turn_times ON turn (at);

CREATE TABLE message (
  chat BIGINT NOT NULL,
  id BIGINT NOT NULL,
  turn TEXT NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
  PRIMARY KEY (chat, id)
);
CREATE INDEX message_turns ON message (turn);

CREATE TABLE rating (
  turn TEXT NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
  person BIGINT NOT NULL,
  good BOOLEAN NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (turn, person)
);

CREATE TABLE budget (
  who BIGINT NOT NULL,
  what TEXT NOT NULL,
  span BIGINT NOT NULL,
  begun BIGINT NOT NULL,
  used INTEGER NOT NULL,
  PRIMARY KEY (who, what, span, begun)
);

-- What was spent on an update that is still being worked on, so that a second try is free.
CREATE TABLE spent (
  incoming BIGINT NOT NULL,
  who BIGINT NOT NULL,
  what TEXT NOT NULL,
  PRIMARY KEY (incoming, who, what)
);

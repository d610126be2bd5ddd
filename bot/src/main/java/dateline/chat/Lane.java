package dateline.chat;

/// One strand of talk: a chat, or a topic within it. What is said in a lane is answered in order.
///
/// @param chat the channel's number for the chat
/// @param topic the channel's number for the topic, 0 where there are none
public record Lane(long chat, int topic) {}

package dateline.telegram;

/// A group, supergroup or forum the bot is in, as its founder runs it.
final class Group {
  private final FakeWorld world;
  private final long id;
  private final Person founder;

  Group(FakeWorld world, long id, Person founder) {
    this.world = world;
    this.id = id;
    this.founder = founder;
  }

  long id() {
    return id;
  }

  /// Opens a topic in a forum and returns its number.
  int topic(String title) {
    return world.newTopic(id, founder.id(), title);
  }

  /// Becomes a supergroup: returns it under its new id, the old one is dead.
  Group migrates() {
    return new Group(world, world.migrate(id, founder.id()), founder);
  }

  void kicksBot() {
    world.kick(id, founder.id(), true);
  }

  void takesBotBack() {
    world.kick(id, founder.id(), false);
  }
}

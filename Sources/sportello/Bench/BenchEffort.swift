/// How often `sportello bench` does each thing.
struct BenchEffort {
  var steps = 150
  var pages = 30
  var held = 8
  var visits = 60
  /// Words searched for.
  var words = 6
  /// Chats visited before memory is read.
  var chats = 1_000
  var starts = 9
  /// How long the console is left alone.
  var idleSeconds = 5
  /// Commits of another process that are waited for on the screen.
  var foreign = 30
  /// How long messages pour in while the list is scrolled.
  var floodSeconds = 5
  /// Durable commits of one arrival, and of a hundred, in all turns.
  var commits = (single: 1_800, hundreds: 120)
  /// Milliseconds of silence after which a screen counts as painted.
  var quiet: Int32 = 25
}

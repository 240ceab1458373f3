import Training
import WhatsApp

extension TrainCommand.Play {
  /// Lists the days of the program; with `--headless` each is played with the acts beside it.
  func listDays() throws {
    let sources = try Day.embeddedNames.map { try TrainingSource.named($0) }
    let days = try sources.map { (source: $0, sheet: headless ? try Self.sheet(of: $0) : nil) }
    guard !format.json else { return Output.json(.array(days.map(Self.json))) }
    let width = sources.map(\.name.count).max() ?? 0
    for (source, sheet) in days {
      let score = sheet.map { "  \($0.total)/\($0.of)  \($0.journal)" } ?? ""
      let name = source.name.padding(toLength: width, withPad: " ", startingAt: 0)
      Output.line("\(name)  \(source.day.title)\(score)")
    }
  }

  /// What a day's own acts earn; nil where there are none.
  private static func sheet(of source: TrainingSource) throws -> ScoreSheet? {
    guard let script = source.script else { return nil }
    let folder = ThrowAwayFolder()
    defer { folder.remove() }
    return try TrainingPlay(source.day, at: folder.path("training.sqlite")).play(script.acts(of: source.day)).score()
  }

  private static func json(_ source: TrainingSource, _ sheet: ScoreSheet?) -> JSON {
    let day = source.day
    let (name, title) = (JSON.string(source.name), JSON.string(day.title))
    let teaches = JSON.array(day.teaches.map { .string($0) })
    let skills = JSON.array(day.skills.map { .string($0) })
    guard let sheet else { return ["name": name, "title": title, "teaches": teaches, "skills": skills] }
    return [
      "name": name, "title": title, "teaches": teaches, "skills": skills, "total": .count(sheet.total),
      "of": .count(sheet.of), "journal": .string(sheet.journal),
    ]
  }
}

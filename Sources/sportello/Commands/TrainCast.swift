import Console
import Foundation
import Training

extension TrainCommand.Play {
  /// The size of a recording that nobody asked for otherwise: it can be read on a page.
  private static let usualSize = "100x30"

  /// Plays the day with its acts, and writes what the console shows meanwhile.
  func record(_ source: TrainingSource, _ path: String, to file: String) throws {
    let painter = ANSIPainter(theme: try screen.chosenTheme(), charset: font.charset ?? .full)
    let recording = TrainingCast(
      day: source.day, acts: try acts(of: source), speed: speed, size: try Size(argument: size ?? Self.usualSize),
      language: try screen.language(), painter: painter)
    let (cast, played, seconds) = try recording.recorded(at: path)
    Self.tellRefusals(of: played)
    do {
      try Data(cast.text.utf8).write(to: URL(fileURLWithPath: file), options: .withoutOverwriting)
    } catch CocoaError.fileWriteFileExists {
      throw Failure.refused("\(file) is there already; name another file")
    } catch {
      throw Failure.cannotRun("\(file) cannot be written: \(error.localizedDescription)")
    }
    Output.line("\(file): \(seconds / 60) min \(seconds % 60) s at x\(speed); asciinema play \(file)")
  }
}

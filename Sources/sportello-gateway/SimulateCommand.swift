import ArgumentParser
import Gateway

/// `sportello-gateway simulate`: a carrier on this machine.
struct SimulateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Plays WhatsApp for one service of a configuration, on this machine.",
    discussion: """
      The service's 'api' names where: http://127.0.0.1:9090/v24.0. It accepts what the gateway sends, answers with ids, \
      brings news of it and what citizens write to the gateway's webhook, signed with the service's secret, and repeats \
      what got no 200. At the control address GET /counts, /callbacks, /told and /blocked tell what it counted; POST \
      /misbehave takes the words of --misbehave, /vanish seconds, /say {"from":"39347555…","name":"…","text":"…"}. \
      Ended by SIGTERM, it prints its counts.
      """)
  @OptionGroup var configuration: ConfigurationOption
  @Option(help: "The service, where the configuration has several.") var service: String?
  @Option(help: "Where it is asked and told: ADDRESS:PORT, on this machine only.") var control = "127.0.0.1:8082"
  @Option(help: "A day to play: a name of 'sportello train --list', or a file.") var day: String?
  @Option(help: "How many times as fast as the day was written.") var speed = 1.0
  @Option(help: "Messages of invented citizens a second.") var rate = 0.0
  @Option(help: "Messages of invented citizens in all; without it there is no end.") var messages: Int?
  @Option(help: "How many invented citizens there are.") var citizens = 200
  @Option(help: "Messages in a body of the webhook.") var batch = 1
  @Option(help: "Bodies under way at once.") var connections = 16
  @Option(help: "What chance starts from.") var seed: UInt64 = 1
  @Option(
    help: """
      What it does badly, in words: shares duplicates, reordered, wrong-signatures, slow-bodies, lost, refused (0 to 1); \
      seconds late, slow-answers, clock; errors=131000+131056, token=refused, window=closed, \
      files=expired|damaged|endless|disguised|missing.
      """) var misbehave = ""

  func validate() throws {
    guard (0...1_000_000).contains(rate), (0.01...10_000).contains(speed), (1...1_000).contains(batch) else {
      throw ValidationError("expected a rate up to 1000000, a speed of 0.01 to 10000, a batch of 1 to 1000")
    }
    guard (1...100_000).contains(citizens), (1...1_024).contains(connections), messages.map({ $0 > 0 }) ?? true else {
      throw ValidationError("expected 1 to 100000 citizens, 1 to 1024 connections, and messages above 0")
    }
  }

  func run() async throws {
    let parts = control.split(separator: ":")
    guard parts.count == 2, ["127.0.0.1", "localhost"].contains(parts[0]), let port = Int(parts[1]),
      (1...65_535).contains(port)
    else { throw ValidationError("--control is on this machine only: 127.0.0.1:PORT") }
    var simulation = Simulation(control: .init(host: String(parts[0]), port: port))
    do { try simulation.misbehaviour.take(misbehave) } catch { throw ValidationError("\(error)") }
    (simulation.service, simulation.day, simulation.speed) = (service, day, speed)
    (simulation.rate, simulation.messages, simulation.citizens) = (rate, messages, citizens)
    (simulation.batch, simulation.connections, simulation.seed) = (batch, connections, seed)
    print(try await simulate(try configuration.path(), simulation))
  }
}

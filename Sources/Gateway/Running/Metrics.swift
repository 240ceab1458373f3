import Foundation
import Synchronization

/// What a service has done since its gateway started, for the administrator's monitoring. Counts and times only.
public final class Metrics: Sendable {
  /// The counters.
  public struct Counts: Equatable, Sendable {
    /// Arrivals stored for the first time.
    public var arrivals = 0
    /// Arrivals and statuses that came again.
    public var duplicates = 0
    /// Arrivals that the desk cannot show.
    public var unsupported = 0
    /// Bodies whose signature was wrong or missing.
    public var signatureRefused = 0
    /// Sends, by what came of them: `ok`, `uncertain`, or the carrier's code.
    public var sends: [String: Int] = [:]
    /// Files of citizens' messages, by what came of them: `kept`, or why not.
    public var files: [String: Int] = [:]
    /// Bodies by how long they took: the bounds of `Metrics.buckets`, then everything longer.
    public var webhookBuckets = [Int](repeating: 0, count: Metrics.buckets.count + 1)
    /// How long all of them took.
    public var webhookSeconds = 0.0
    /// When the last good body came.
    public var lastWebhook: Date?
    /// What an administrator has to look at; nil when all is well.
    public var alarm: String?
  }

  /// Upper bounds of the histogram of bodies, in seconds.
  public static let buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

  private let counts = Mutex(Counts())

  /// Starts from nothing.
  public init() {}

  /// What it has come to.
  public var now: Counts { counts.withLock { $0 } }

  /// Counts something.
  public func count(_ change: (inout Counts) -> Void) { counts.withLock { change(&$0) } }

  /// Counts a good body.
  public func webhook(seconds: Double, at now: Date) {
    counts.withLock { counts in
      counts.webhookBuckets[Self.buckets.firstIndex { seconds <= $0 } ?? Self.buckets.count] += 1
      counts.webhookSeconds += seconds
      counts.lastWebhook = now
    }
  }
}

/// One service's figures at a moment.
public struct ServiceFigures: Sendable {
  /// Its name.
  public var service: String
  /// Its counters.
  public var counts: Metrics.Counts
  /// Messages that wait to be sent.
  public var queued: Int
  /// How long the oldest of them has waited.
  public var oldestSeconds: Double

  /// Puts figures together.
  public init(service: String, counts: Metrics.Counts, queued: Int, oldestSeconds: Double) {
    (self.service, self.counts, self.queued, self.oldestSeconds) = (service, counts, queued, oldestSeconds)
  }
}

/// The figures in Prometheus's text form.
public func prometheusText(_ services: [ServiceFigures], at now: Date) -> String {
  var lines: [String] = []
  func family(_ name: String, _ type: String, _ help: String, _ samples: (ServiceFigures) -> [Sample]) {
    lines += ["# HELP sportello_\(name) \(help)", "# TYPE sportello_\(name) \(type)"]
    for service in services {
      for sample in samples(service) {
        let labels = "service=\"\(service.service)\"" + sample.label
        lines.append("sportello_\(name)\(sample.ending){\(labels)} \(sample.value)")
      }
    }
  }
  func simple(_ name: String, _ type: String, _ help: String, _ value: (ServiceFigures) -> String?) {
    family(name, type, help) { service in value(service).map { [Sample(value: $0)] } ?? [] }
  }
  simple("arrivals_total", "counter", "Arrivals stored for the first time.") { "\($0.counts.arrivals)" }
  simple("duplicates_total", "counter", "Arrivals and statuses that came again.") { "\($0.counts.duplicates)" }
  simple("unsupported_total", "counter", "Arrivals that the desk cannot show.") { "\($0.counts.unsupported)" }
  simple("signature_refused_total", "counter", "Bodies with a wrong or missing signature.") {
    "\($0.counts.signatureRefused)"
  }
  simple("outbox_queued", "gauge", "Messages that wait to be sent.") { "\($0.queued)" }
  simple("outbox_oldest_seconds", "gauge", "How long the oldest of them has waited.") { "\($0.oldestSeconds)" }
  family("sends_total", "counter", "Sends by outcome: ok, uncertain or the carrier's code.") { service in
    service.counts.sends.sorted { $0.key < $1.key }.map { Sample(label: ",code=\"\($0.key)\"", value: "\($0.value)") }
  }
  family("files_total", "counter", "Files of citizens' messages by outcome: kept, or why not.") { service in
    service.counts.files.sorted { $0.key < $1.key }.map {
      Sample(label: ",outcome=\"\($0.key)\"", value: "\($0.value)")
    }
  }
  simple("alarm", "gauge", "1 while somebody has to look; the log says why.") { $0.counts.alarm == nil ? "0" : "1" }
  family("webhook_seconds", "histogram", "From a body's arrival to the durable answer.") { histogram($0.counts) }
  simple("last_webhook_seconds", "gauge", "How long ago the last good body came.") { service in
    service.counts.lastWebhook.map { "\(max(0, now.timeIntervalSince($0)))" }
  }
  return lines.joined(separator: "\n") + "\n"
}

/// One line of a family.
private struct Sample {
  /// What a histogram's lines bear behind their family's name.
  var ending = ""
  /// A label beside the service's.
  var label = ""
  var value: String
}

private func histogram(_ counts: Metrics.Counts) -> [Sample] {
  var (total, samples) = (0, [Sample]())
  for (count, bound) in zip(counts.webhookBuckets, Metrics.buckets.map { "\($0)" } + ["+Inf"]) {
    total += count
    samples.append(Sample(ending: "_bucket", label: ",le=\"\(bound)\"", value: "\(total)"))
  }
  return samples + [
    Sample(ending: "_sum", value: "\(counts.webhookSeconds)"), Sample(ending: "_count", value: "\(total)"),
  ]
}

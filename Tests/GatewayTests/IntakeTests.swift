import Desk
import Foundation
import Gateway
import Moderation
import Store
import Testing

@Suite("The way in: one writer for many connections")
struct IntakeTests {
  private func delivery(_ number: Int) -> Delivery {
    let from = Identity(phone: "39347555\(5000 + number % 7)")
    return Delivery(arrivals: [
      Arrival(
        id: ProviderID("wamid.\(number)"), kind: .text, from: from, at: GatewayBench.thursday,
        content: .text("Messaggio \(number)"), raw: "{}")
    ])
  }

  @Test("each delivery is stored before its answer, exactly once, whoever else comes at the same time")
  func concurrent() async throws {
    let bench = try GatewayBench()
    let metrics = Metrics()
    let (reader, witness) = (try Store.open(bench.path), try Store.open(bench.path, readOnly: true))
    let intake = Intake(store: bench.store, reader: reader, book: .embedded, metrics: metrics) { bench.now }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<140 {
        group.addTask {
          try await intake.take(delivery(number % 70))
          let isThere = try witness.find(citizen: delivery(number % 70).arrivals[0].from) != nil
          #expect(isThere, "durable before the answer")
        }
      }
      try await group.waitForAll()
    }
    #expect(metrics.now.arrivals == 70 && metrics.now.duplicates == 70)
  }

  @Test("a file that refuses is told to everybody who waits, and the way is open again after it")
  func refused() async throws {
    let bench = try GatewayBench()
    let closed = try Store.open(bench.path, readOnly: true)
    let intake = Intake(store: closed, reader: bench.store, book: .embedded, metrics: Metrics()) { bench.now }
    for number in 0..<2 {
      await #expect(throws: IntakeFault.store(.readOnly(path: bench.path))) { try await intake.take(delivery(number)) }
    }
  }
}

@Suite("Figures for the administrator")
struct MetricsTests {
  @Test("Prometheus's text form, the histogram adding up")
  func text() {
    let metrics = Metrics()
    metrics.webhook(seconds: 0.004, at: GatewayBench.thursday)
    metrics.webhook(seconds: 9, at: GatewayBench.thursday)
    metrics.count { $0.sends = ["ok": 2, "131047": 1] }
    let figures = ServiceFigures(service: "arezzo", counts: metrics.now, queued: 3, oldestSeconds: 1.5)
    let lines = prometheusText([figures], at: GatewayBench.thursday + 7).split(separator: "\n").map(String.init)
    for line in [
      #"sportello_arrivals_total{service="arezzo"} 0"#, #"sportello_outbox_queued{service="arezzo"} 3"#,
      #"sportello_outbox_oldest_seconds{service="arezzo"} 1.5"#,
      #"sportello_sends_total{service="arezzo",code="131047"} 1"#,
      #"sportello_webhook_seconds_bucket{service="arezzo",le="0.0025"} 0"#,
      #"sportello_webhook_seconds_bucket{service="arezzo",le="0.005"} 1"#,
      #"sportello_webhook_seconds_bucket{service="arezzo",le="+Inf"} 2"#,
      #"sportello_webhook_seconds_count{service="arezzo"} 2"#, #"sportello_last_webhook_seconds{service="arezzo"} 7.0"#,
    ] { #expect(lines.contains(line), "\(line)") }
  }
}

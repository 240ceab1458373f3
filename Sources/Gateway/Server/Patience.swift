import NIOCore

/// How long and how many a server bears with. The defaults are the gateway's; tests have less of everything.
struct ServerLimits: Sendable {
  /// Connections at once; who comes later waits until one of them ends.
  var connections = 1024
  /// Seconds from a connection's beginning, or from its last answer, to the end of the next request's head.
  var headSeconds = 20.0
  /// Seconds for a body, however steadily it comes.
  var bodySeconds = 30.0
  /// Seconds in which whoever sends a body that was refused may hear so.
  var refusedSeconds = 5.0
  /// Seconds from a request's head to the first byte of its answer: a body, and the wait for the disk.
  var requestSeconds = 60.0
}

/// Ends connections that keep the server waiting: a head that never ends comes byte by byte, and is no silence.
///
/// It stands behind the reader of requests, so that the first thing it is handed is a whole head.
final class Patience: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = NIOAny
  typealias InboundOut = NIOAny
  typealias OutboundIn = NIOAny
  typealias OutboundOut = NIOAny

  private let limits: ServerLimits
  private var alarm: Scheduled<Void>?
  private var isAnswering = true

  init(_ limits: ServerLimits) { self.limits = limits }

  func handlerAdded(context: ChannelHandlerContext) { wait(limits.headSeconds, context) }

  func handlerRemoved(context: ChannelHandlerContext) { alarm?.cancel() }

  func channelInactive(context: ChannelHandlerContext) {
    alarm?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if isAnswering {
      isAnswering = false
      wait(limits.requestSeconds, context)
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    isAnswering = true
    wait(limits.headSeconds, context)
    context.write(data, promise: promise)
  }

  private func wait(_ seconds: Double, _ context: ChannelHandlerContext) {
    alarm?.cancel()
    let channel = context.channel
    alarm = context.eventLoop.scheduleTask(in: .milliseconds(Int64(seconds * 1000))) {
      channel.close(mode: .all, promise: nil)
    }
  }
}

import Console
import Desk
import Foundation
import Policy
import Store

/// Where the console puts dossiers: among the user's documents.
enum DossierPlace {
  /// A new folder's path, by the desk's clock; the folder it lies in is made.
  ///
  /// - Throws: a failure when that cannot be made.
  static func folder(for conversation: ConversationID, at now: Date) throws -> String {
    let parent = "\(documents)/sportello"
    var path = ""
    for part in parent.split(separator: "/") {
      path += "/\(part)"
      guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
        throw Failure.cannotRun("\(path): \(String(cString: strerror(errno)))")
      }
    }
    let stamp = Zone.rome.iso8601(now).prefix(19).filter { $0.isNumber }
    return "\(parent)/dossier-\(conversation)-\(stamp.prefix(8))-\(stamp.dropFirst(8))"
  }

  /// The user's documents, by the desktop's own list of folders (xdg-user-dirs), else where XDG keeps data.
  static var documents: String {
    let home = Site.environment("HOME") ?? NSHomeDirectory()
    let configuration = Site.environment("XDG_CONFIG_HOME") ?? "\(home)/.config"
    let list = try? InputFile.read("\(configuration)/user-dirs.dirs", limit: 1 << 16)
    let named = list.flatMap { documents(in: String(decoding: $0, as: UTF8.self), home: home) }
    if let named { return named }
    if access("\(home)/Documents", W_OK) == 0 { return "\(home)/Documents" }
    return Site.environment("XDG_DATA_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/.local/share"
  }

  /// What `XDG_DOCUMENTS_DIR="$HOME/Documenti"` says; the home itself and relative paths do not count.
  static func documents(in list: String, home: String) -> String? {
    let prefix = "XDG_DOCUMENTS_DIR=\""
    guard let line = list.split(separator: "\n").last(where: { $0.hasPrefix(prefix) }), line.hasSuffix("\"") else {
      return nil
    }
    let value = String(line.dropFirst(prefix.count).dropLast())
    let path = value.hasPrefix("$HOME/") ? "\(home)/\(value.dropFirst(6))" : value
    return path.hasPrefix("/") && path != "\(home)/" && path.count > 1 ? path : nil
  }
}

extension DossierRequest {
  /// Makes it on a connection of its own, and tells what became of it.
  func made(in file: String, by me: StaffID, at now: Date) -> DossierOutcome {
    do {
      let store = try Store.open(file)
      let wish = DossierWish(
        conversation, recipient: recipient, purpose: purpose, withReserved: false, program: Sportello.version)
      let folder = try DossierPlace.folder(for: conversation, at: now)
      let outcome = try DossierWriter(store: store, wish: wish, me: me, now: now).write(to: folder)
      return .made(
        number: outcome.made.dossier.heading.number, folder: outcome.folder, head: outcome.made.chain.head,
        missing: outcome.missing)
    } catch {
      switch error {
      case ActError.refused(let refusal): return .refused(refusal)
      case ActError.fault(let fault): return .fault(fault.trouble)
      case let fault as StoreFault: return .fault(fault.trouble)
      case let failure as Failure: return .noFolder(failure.description)
      default: return .fault(.other(code: 0))
      }
    }
  }
}

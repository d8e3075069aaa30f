import FreedomModel

/// A status as written in a file, and whether it is written as Freedom House prints it.
enum StatusText: Equatable {
  /// `F`, `PF` or `NF`.
  case plain(FreedomStatus)
  /// Another listed spelling of one of them, such as `Partly Free` or `nf`.
  case spelled(FreedomStatus)
  /// Not a status.
  case none

  init(_ text: String) {
    if let status = FreedomStatus(code: text) {
      self = .plain(status)
      return
    }
    let words = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    switch words {
    case "f", "free": self = .spelled(.free)
    case "pf", "partly free", "partially free", "part free": self = .spelled(.partlyFree)
    case "nf", "not free": self = .spelled(.notFree)
    default: self = .none
    }
  }
}

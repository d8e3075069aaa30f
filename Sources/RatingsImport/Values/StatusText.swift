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
    self = StatusWords.status(text).map(StatusText.spelled) ?? .none
  }
}

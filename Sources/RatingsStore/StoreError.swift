/// Why the database could not be used: what happened, to which file, and what to do.
public struct StoreError: Error, Sendable, Hashable {
  /// What kind of trouble it is; each has its own exit code at the command line.
  public enum Kind: String, Sendable, Hashable {
    /// There is no such file.
    case missing
    /// The file cannot be made.
    case cannotCreate = "cannot-create"
    /// The file is not a database, or not one of ours, or a newer one, or it is damaged.
    case notOurs = "not-ours"
    /// An import was broken off and could not be taken back.
    case unfinished
    /// Another process moved or removed the file while it was open.
    case moved
    /// Another process holds the database.
    case busy
    /// Reading or writing failed.
    case inputOutput = "input-output"
    /// A statement is wrong, not allowed, or too large.
    case statement
    /// A statement did not end in the time that it had.
    case tooSlow = "too-slow"
  }

  /// What kind of trouble it is.
  public let kind: Kind
  /// The database file.
  public let path: String
  /// What was found: a sentence in lower case without a final stop.
  public let message: String
  /// What to do next, where there is something to do.
  public let hint: String?

  /// Describes an error.
  public init(_ kind: Kind, path: String, message: String, hint: String? = nil) {
    self.kind = kind
    self.path = path
    self.message = message
    self.hint = hint
  }
}

/// Why a table of memberships cannot be used.
public struct GroupError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file, where the table came from one.
  public internal(set) var path: String?
  /// The row, 1 being the header.
  public let row: Int
  /// The rule it breaks: a sentence in lower case without a final stop.
  public let rule: String

  /// The error in one line.
  public var description: String { "\(path.map { "\($0): " } ?? "")row \(row): \(rule)" }
}

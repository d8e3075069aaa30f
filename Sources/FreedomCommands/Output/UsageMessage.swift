import FreedomRatings

/// What the parser says of a wrong command line, made shorter where a value is one letter off.
enum UsageMessage {
  /// The message; of the values that an option takes only those that may have been meant, at most
  /// three, where any may.
  static func suggesting(_ message: String) -> String {
    var lines = message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let mark = " Please provide one of "
    guard let first = lines.first, let start = first.firstRange(of: mark),
      let given = first.split(separator: "'", maxSplits: 2).dropFirst().first
    else { return message }
    let bullets = lines.dropFirst().prefix { $0.hasPrefix("  - ") }
    let values =
      bullets.isEmpty
      ? quoted(first[start.upperBound...]) : bullets.map { String($0.dropFirst(4)) }
    let nearest = Similarity.nearest(to: String(given), among: values)
    guard !nearest.isEmpty else { return message }
    lines.removeSubrange(1..<1 + bullets.count)
    lines[0] =
      "\(first[..<start.lowerBound]) Did you mean "
      + nearest.map { "'\($0)'" }.joined(separator: " or ") + "?"
    return lines.joined(separator: "\n")
  }

  /// The texts in single quotes.
  private static func quoted(_ text: Substring) -> [String] {
    text.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }
}

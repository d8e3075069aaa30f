import RatingsExport

/// A format of something that is not a table, chosen by name or by the ending of the file.
protocol EndingFormat: NamedChoice {
  /// The endings of its files; the first is the usual one.
  var fileExtensions: [String] { get }
}

extension EndingFormat {
  /// The format that was requested, else the one of the file's ending, else `usual`.
  ///
  /// - Parameters:
  ///   - asked: What `--format` says.
  ///   - path: Where the output goes.
  ///   - usual: The format where neither says anything.
  ///   - noun: What is written, such as `a chart`.
  ///   - advice: What to do about an ending of something else; `isKnown` where programs know it.
  /// - Returns: One of the formats.
  /// - Throws: `UsageError` where the ending contradicts the format, or is that of something else.
  static func chosen(
    _ asked: Self?, for path: String, usually usual: Self, of noun: String,
    advice: (_ isKnown: Bool) -> String
  ) throws -> Self {
    if let asked {
      try EndingCheck.require(
        asked.fileExtensions, of: path, asked: "--format \(asked.rawValue)")
      return asked
    }
    guard let ending = FileEnding(of: path) else { return usual }
    if let named = allCases.first(where: { $0.fileExtensions.contains(ending.text) }) {
      return named
    }
    try EndingCheck.require(
      allCases.compactMap(\.fileExtensions.first), of: path, for: noun,
      advice: advice(ending.isKnown))
    return usual
  }
}

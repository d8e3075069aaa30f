internal import RatingsStore

extension RatingsImporter.FileOutcome {
  /// What became of the file, in one sentence without a full stop: `ngo.csv: 8 rows added, 2024 to
  /// 2025, as publication ngo`. The counts make up all rows.
  ///
  /// - Parameters:
  ///   - isKept: Whether the database has the file now, and would not only have it.
  ///   - isAcceptable: Whether nothing keeps the database from having it.
  /// - Returns: The sentence.
  package func sentence(isKept: Bool, isAcceptable: Bool) -> String {
    guard isAcceptable else {
      return "\(file): nothing would be imported"
        + (rejected == 0
          ? "" : "; of \(Self.rows(rows)) \(rejected) \(rejected == 1 ? "is" : "are") refused")
    }
    if let declared {
      let indicators = declared == 1 ? "1 indicator" : "\(declared) indicators"
      return "\(file): \(indicators) \(isKept ? "declared" : "would be declared")"
        + (publication.map { ", of publication \($0)" } ?? "")
    }
    if wasKnown { return "\(file): imported before, nothing changed (\(Self.rows(rows)))" }
    let counted = [
      (counts.added, isKept ? "added" : "would be added"),
      (counts.changed, isKept ? "changed" : "would be changed"),
      (counts.unchanged, "unchanged" + superseded), (counts.repeated, "repeated"),
      (emptyRows, "without a value"), (rejected, "refused"),
    ].filter { $0.0 > 0 }
    var parts = counted.enumerated().map { position, count in
      position == 0 ? "\(Self.rows(count.0)) \(count.1)" : "\(count.0) \(count.1)"
    }
    if parts.isEmpty { parts = ["no rows"] }
    if let span { parts.append(span) }
    if let publication { parts.append("as publication \(publication)") }
    return "\(file): \(parts.joined(separator: ", "))"
  }

  private var superseded: String {
    counts.superseded == 0
      ? "" : " (\(counts.superseded) of them differ from a newer source, whose values stay current)"
  }

  /// `2024 to 2025`, or `editions 2015 to 2016` where the file has other years than these; `nil`
  /// where there are none.
  private var span: String? {
    guard let first = editions.first, let last = editions.last else { return nil }
    return (hasYearsOfCoverage ? "editions " : "")
      + (first == last ? "\(first)" : "\(first) to \(last)")
  }

  private static func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }
}

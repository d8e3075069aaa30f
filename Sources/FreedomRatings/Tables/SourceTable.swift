public import FreedomModel
internal import RatingsStore

extension RatingsLibrary {
  /// Every file imported, with how much of it is current.
  public func sources() throws -> ResultTable {
    let rows = try database.sources().map { summary -> [ResultValue] in
      [
        .integer(summary.source.id), .text(summary.source.file), .text(summary.source.sha256),
        .text(summary.source.layout), .text(summary.source.publication),
        summary.editions.isEmpty ? .missing : .text(EditionSpan.describe(summary.editions)),
        .text(summary.source.importedAt),
        .integer(summary.observations), .integer(summary.current),
      ]
    }
    return ResultTable(
      title: "Sources",
      columns: [
        .init("id", .integer, description: "The source's number"),
        .init("file", .string, description: "The file's name"),
        .init("sha256", .string, description: "SHA-256 of its bytes"),
        .init("layout", .string, description: "What it was recognised as"),
        .init("publication", .string, description: "The publication's short name"),
        .init("editions", .string, description: "First and last edition"),
        .init("imported_at", .string, description: "When, ISO 8601 in UTC"),
        .init("observations", .integer, description: "Figures and marks of missing ones"),
        .init("current", .integer, description: "How many of them are current"),
      ],
      rows: rows,
      notes: ["Of several issues of one figure the newest is current; the others stay."])
  }
}

/// Editions in a few words.
enum EditionSpan {
  /// `1973-2025`, `2018`, or nothing.
  static func describe(_ years: [Int]) -> String {
    guard let first = years.first, let last = years.last else { return "" }
    return first == last ? "\(first)" : "\(first)-\(last)"
  }
}

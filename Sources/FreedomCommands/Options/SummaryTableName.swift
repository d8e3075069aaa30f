import ArgumentParser
import RatingsTables

/// A summary table by name.
struct SummaryTableName: ExpressibleByArgument {
  /// The table.
  let table: SummaryTable

  init?(argument: String) {
    guard let table = SummaryTable.named(argument.lowercased()) else { return nil }
    self.table = table
  }

  static var allValueStrings: [String] { SummaryTable.all.map { $0.name } }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

  /// Each table's name and, below it, what it shows, for help.
  static var list: String {
    SummaryTable.all.map { "  \($0.name)\n    \($0.summary)" }.joined(separator: "\n")
  }
}

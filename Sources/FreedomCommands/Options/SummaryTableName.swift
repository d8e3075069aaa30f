import ArgumentParser
import RatingsAnalysis

/// A summary table by name.
struct SummaryTableName: ExpressibleByArgument {
  /// The table.
  let table: any SummaryTable.Type

  init?(argument: String) {
    guard let table = SummaryTables.named(argument.lowercased()) else { return nil }
    self.table = table
  }

  static var allValueStrings: [String] { SummaryTables.all.map { $0.name } }

  /// Each table's name and what it shows, a line each, for help.
  static var list: String {
    let longest = allValueStrings.map(\.count).max() ?? 0
    return SummaryTables.all.map { table in
      "  \(table.name)\(String(repeating: " ", count: longest - table.name.count))  \(table.summary)"
    }.joined(separator: "\n")
  }
}

/// Simulates what the tests and limits are worth, and prints tables in Markdown:
/// `swift run -c release freedom-simulation [TABLE...]`.
///
/// Every number is of the code that ships, on series made by a seeded generator, so that a run
/// repeats exactly. `scripts/simulate` writes the tables into docs/methods.md. No product exports
/// this program.
@main
enum FreedomSimulation {
  static func main() throws {
    let tables: [(name: String, make: () throws -> String)] = [
      ("trend-size", { try TrendSizes().markdown }),
      ("slope-coverage", { SlopeCoverage().markdown }),
    ]
    let wanted = CommandLine.arguments.dropFirst()
    for table in tables where wanted.isEmpty || wanted.contains(table.name) {
      print("<!-- simulated: \(table.name) -->")
      print(try table.make())
      print("<!-- end -->")
    }
  }
}

/// A table as lines of Markdown.
enum MarkdownTable {
  static func text(_ header: [String], _ rows: [[String]]) -> String {
    ([header, header.map { _ in "---" }] + rows)
      .map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  /// A share with three decimals.
  static func share(_ part: Int, of whole: Int) -> String {
    let thousandths = (1000 * part + whole / 2) / whole
    let decimals = String(1000 + thousandths % 1000).dropFirst()
    return "\(thousandths / 1000).\(decimals)"
  }

  /// A number of hundredths.
  static func hundredths(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    return "\(hundredths / 100).\(String(100 + hundredths % 100).dropFirst())"
  }
}

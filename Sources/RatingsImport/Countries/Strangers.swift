internal import DisplayText
import FreedomModel
import TabularFiles

/// Rows of another project's data set that are of no country or territory in the register: of
/// groups such as `World`, of places that Freedom House does not rate, of states of another
/// century. The data set is known, so they are not misspelt countries; they are left out, and all
/// their names are reported.
struct Strangers {
  /// By the texts that say the country of a row: whether the register knows none of them.
  private var known: [String: Bool] = [:]
  private var names: [String] = []
  private var rows = 0
  private var first: (row: Int, column: Int)?

  private static let mostKnown = 100_000
  private static let shown = 40

  /// Whether a row is one of them.
  mutating func contain(_ row: SheetRow, of countries: CountryReader) -> Bool {
    let columns = countries.columns.all
    let key = row.key(columns)
    if let isStranger = known[key] {
      if isStranger { rows += 1 }
      return isStranger
    }
    let texts = columns.map { row.text(at: $0).trimmedOfBlanks }.filter { !$0.isEmpty }
    let isStranger = !texts.isEmpty && !texts.contains(where: countries.mayMean)
    if known.count < Self.mostKnown { known[key] = isStranger }
    guard isStranger, let name = texts.first else { return false }
    rows += 1
    if first == nil { first = (row.number, columns[0]) }
    if !names.contains(name), names.count < Self.mostKnown { names.append(name) }
    return true
  }

  /// Reports them as one note; nothing where there are none.
  func report(to findings: FileFindings) {
    guard let first else { return }
    let more = names.count > Self.shown ? "; and \(names.count - Self.shown) more" : ""
    findings.report(
      .note, code: "not-in-register", row: first.row, column: first.column,
      rule: (rows == 1 ? "1 row is" : "\(rows) rows are")
        + " left out, of groups and places that the register does not have: "
        + names.prefix(Self.shown).map { $0.visible(cutTo: 60) }.joined(separator: "; ") + more)
  }
}

internal import DisplayText
import FreedomModel
import TabularFiles

/// Rows that the user leaves out by what they name, such as `World average`, with `--ignore`.
final class LeftOutRows {
  /// The word that names every group of countries that is known as one.
  static let allAggregates = "aggregates"

  private struct Found {
    var count: Int
    let row: Int
    let column: Int
  }

  private let register: EntityRegister
  private let wanted: [String]
  private let takesAggregates: Bool
  private var found: [String: Found] = [:]
  /// In which order the names came.
  private var order: [String] = []
  private var decided: [String: String?] = [:]
  private static let shown = 12
  private static let mostDecided = 10_000

  init(names: [String], register: EntityRegister) {
    self.register = register
    takesAggregates = names.contains { $0.lowercased() == Self.allAggregates }
    wanted = names.filter { $0.lowercased() != Self.allAggregates }
  }

  /// Whether no row is left out.
  var isEmpty: Bool { wanted.isEmpty && !takesAggregates }

  /// Whether a row is left out; the texts are its names and codes, with their columns.
  func contains(_ texts: [(text: String, column: Int)], row: Int) -> Bool {
    for (text, column) in texts {
      guard let name = name(of: text) else { continue }
      if found[name] == nil { order.append(name) }
      found[name, default: Found(count: 0, row: row, column: column)].count += 1
      return true
    }
    return false
  }

  /// What a text is called among those that are left out; `nil` where it is not one of them.
  private func name(of text: String) -> String? {
    if let known = decided[text] { return known }
    let bare = FootnoteMarks.removed(from: text) ?? text
    let name =
      wanted.first { wanted in
        EntityRegister.isOneSpelling(wanted, text) || EntityRegister.isOneSpelling(wanted, bare)
      }
      ?? (takesAggregates && register.isGroup(bare) ? bare : nil)
    if decided.count < Self.mostDecided { decided[text] = .some(name) }
    return name
  }

  /// Reports how many rows were left out, and names that no row has.
  func report(to findings: FileFindings) {
    if let first = order.first.flatMap({ found[$0] }) {
      let count = found.values.reduce(0) { $0 + $1.count }
      let names = order.prefix(Self.shown).map { name in
        "\(name.visible(cutTo: 60)) \(found[name]?.count ?? 0)"
      }.joined(separator: ", ")
      let more = order.count > Self.shown ? " and \(order.count - Self.shown) more" : ""
      findings.report(
        .note, code: "left-out-rows", row: first.row, column: first.column,
        rule: (count == 1 ? "1 row is" : "\(count) rows are")
          + " left out, as --ignore says: \(names)\(more)")
    }
    let missing = wanted.filter { found[$0] == nil }
    guard !missing.isEmpty else { return }
    findings.report(
      Finding(
        .note, code: "nothing-to-ignore", file: findings.file,
        value: missing.map { $0.visible(cutTo: 60) }.joined(separator: ", "),
        rule: "--ignore names something that is not in the file"))
  }
}

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

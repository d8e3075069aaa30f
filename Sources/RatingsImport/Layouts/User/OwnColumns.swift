import FreedomModel
import TabularFiles

/// The columns of numbers, and of statuses, in a user's own tidy table whose headers are not known:
/// each is an indicator of the publication, named by its header.
///
/// What a column has is seen in its first cells that are not missing. A column of text stays
/// out; a text in a column of numbers is refused later, row by row.
struct OwnColumns {
  /// The columns of numbers.
  private(set) var numbers: [(column: Int, name: String)] = []
  /// The columns of texts that have numbers too, with the first of the texts.
  private(set) var mixed: [(column: Int, numbers: Int, texts: Int, text: String, row: Int)] = []
  /// The columns of statuses.
  private(set) var statuses: [(column: Int, name: String)] = []

  /// How many rows are looked at, and how many cells of one column.
  private static let rows = 50_000
  private static let cells = 100

  private struct Tally {
    let column: Int
    var numbers = 0
    var others = 0
    /// The first of the others.
    var text: (text: String, row: Int)?
    /// The statuses among the others.
    var statuses: Set<String> = []
    var areStatuses = true
    /// Whether every number so far is that of its row, as programs number rows.
    var isRowNumber = true

    var isDecided: Bool { numbers + others >= OwnColumns.cells }
    var isOfNumbers: Bool { numbers > 0 && numbers >= others }
    /// Two statuses, or one in words: a column of `F` alone may be anything.
    var isOfStatuses: Bool {
      numbers == 0 && areStatuses
        && (statuses.count > 1 || statuses.contains { $0.count > 2 })
    }
  }

  /// Looks for such columns among the ones that are not known.
  ///
  /// - Parameters:
  ///   - candidates: The columns with their headers.
  ///   - sheet: The sheet.
  ///   - header: Its header.
  ///   - missing: What the user says means missing.
  /// - Throws: An error of the file.
  init(
    among candidates: [(column: Int, header: String)], in sheet: Sheet, below header: SheetHeader,
    missing: MissingValues
  ) throws {
    var tallies = candidates.filter { Self.canHaveValues($0.header, among: header.texts) }
      .map { Tally(column: $0.column) }
    guard !tallies.isEmpty else { return }
    var above = header.position + 1
    var count = 0
    var firstNumber: [Int: Int] = [:]
    try sheet.readRows { row in
      guard above == 0 else {
        above -= 1
        return .next
      }
      count += 1
      for index in tallies.indices where !tallies[index].isDecided {
        guard let cell = row.cell(tallies[index].column), !cell.isEmpty else { continue }
        let text = row.text(cell).trimmedOfBlanks
        if MissingMark.mark(text) != nil || missing.contains(text) || cell.kind == .error {
          continue
        }
        if cell.kind != .date, cell.kind != .boolean, NumberSpelling.looksLikeNumber(text) {
          tallies[index].numbers += 1
          if tallies[index].isRowNumber {
            let number = Int(text) ?? .min
            let first = firstNumber[tallies[index].column] ?? number
            firstNumber[tallies[index].column] = first
            tallies[index].isRowNumber = (0...1).contains(first) && number == first + count - 1
          }
        } else {
          tallies[index].others += 1
          if tallies[index].text == nil { tallies[index].text = (text, row.number) }
          if StatusText(text) == .none { tallies[index].areStatuses = false }
          if tallies[index].areStatuses { tallies[index].statuses.insert(text) }
        }
      }
      return count < Self.rows && tallies.contains { !$0.isDecided } ? .next : .stop
    }
    numbers = tallies.filter { tally in
      tally.isOfNumbers
        && !(tally.isRowNumber && tally.column == 0 && Self.numbersRows(header.texts[0]))
    }.map { ($0.column, Self.name(of: header.texts[$0.column])) }
    mixed = tallies.compactMap { tally in
      guard !tally.isOfNumbers, tally.numbers > 0, let first = tally.text else { return nil }
      return (tally.column, tally.numbers, tally.others, first.text, first.row)
    }
    statuses = tallies.filter(\.isOfStatuses)
      .map { ($0.column, Self.name(of: header.texts[$0.column])) }
  }

  /// Whether some of the first rows have a number in a column that may be such a one. A lone column
  /// `value` does not say what it has.
  static func areLikely(among fields: UserFields, in rows: ArraySlice<[String]>) -> Bool {
    fields.free.contains { column, header in
      canHaveValues(header, among: fields.headers)
        && !(fields.isOfUnnamedValue && fields.columns[.value] == column)
        && rows.contains { column < $0.count && NumberSpelling.looksLikeNumber($0[column]) }
    }
  }

  /// Whether a header can be that of values: it is there, and is not a usual one of codes of
  /// countries.
  private static func canHaveValues(_ header: String, among headers: [String]) -> Bool {
    let key = HeaderName(header)
    return !key.key.isEmpty && !others.contains(key)
      && CodeHeaders.kind(of: key, among: headers.map(HeaderName.init)) == nil
  }

  /// Headers of numbers that are not values: codes of regions, and of other things than countries.
  private static let others = Set(
    [
      "region code", "subregion code", "sub-region code", "intermediate region code", "m49",
      "continent code", "year code", "time code", "month", "day", "row", "row number",
    ].map(HeaderName.init))

  /// Whether a first column is headed as programs head the numbers of rows.
  private static func numbersRows(_ header: String) -> Bool {
    ["unnamed0", "x", "x1", "rownames", "row", "index", "no", "nr", "id", "obs", "n"]
      .contains(HeaderName(header).key)
  }

  /// The name of an indicator by a header: in small letters, digits and underscores.
  static func name(of header: String) -> String {
    var name = ""
    for character in header.lowercased() {
      if character.isLetter || character.isNumber {
        name.append(character)
      } else if !name.isEmpty, name.last != "_" {
        name.append("_")
      }
    }
    while name.last == "_" { name.removeLast() }
    return name
  }
}

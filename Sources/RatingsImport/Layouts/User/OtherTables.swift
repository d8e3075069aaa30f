internal import DisplayText
import FreedomModel
import TabularFiles

/// Signs that a sheet of a user's own file has more tables than one: its values would be stored
/// under the countries or the years of the first.
struct OtherTables {
  private let headers: [String]
  private let keys: [HeaderName]
  /// The rows that repeat the header.
  private var repeated = GatheredRemarks()
  private var hasSecond = false

  /// How many rows are looked at for a table beside the first.
  private static let depth = 500

  init(headers: [String] = []) {
    self.headers = headers
    keys = headers.map(HeaderName.init)
  }

  // MARK: Below

  /// Whether a row is a header: the same again, as where files were joined, is noted; another one
  /// refuses the file.
  mutating func begins(
    at row: SheetRow, of countries: CountryReader, in session: ImportSession
  ) -> Bool {
    guard row.error == nil, countries.key < headers.count,
      row.says(headers[countries.key], at: countries.key),
      !countries.mayMean(headers[countries.key])
    else { return false }
    let texts = row.texts.map(\.trimmedOfBlanks).filter { !$0.isEmpty }
    // A header has names and years, and no values.
    let hasValues = texts.contains {
      NumberSpelling.looksLikeNumber($0) && !YearHeaders.isYear($0)
    }
    guard texts.count > 1, !hasValues else { return false }
    let isSame = headers.indices.allSatisfy { column in
      HeaderName(row.text(at: column)) == keys[column]
    }
    if isSame {
      repeated.add("row \(row.number)", row: row.number, column: countries.key)
    } else if !hasSecond {
      hasSecond = true
      session.findings.report(
        .refusedFile, code: "second-header", row: row.number,
        value: SheetHeader.quote(texts),
        rule: "this row looks like the header of another table",
        hint: "save every table as a file of its own, or on a sheet of its own")
    }
    return true
  }

  /// Reports the rows of the sheet that repeat the header.
  mutating func finish(in session: ImportSession) {
    repeated.report(
      to: session.findings, code: "repeated-header",
      rule: "the header is repeated, and these rows are not imported")
    repeated = GatheredRemarks()
  }

  // MARK: Beside

  /// Whether no second column of countries is beside the first: one with the same header and a
  /// number, such as `country2`, or one without a header. The values beside that may be of its
  /// countries. If there is one, a finding refuses the file.
  static func areNone(
    beside countries: CountryColumns, of header: SheetHeader, on sheet: Sheet,
    in session: ImportSession
  ) throws -> Bool {
    guard session.options.headers["country"] == nil else { return true }
    let name = HeaderName(header.texts[countries.shown]).key
    let numbered = header.texts.indices.first { column in
      let key = HeaderName(header.texts[column]).key
      return key != name && key.hasPrefix(name) && !name.isEmpty
        && key.dropFirst(name.count).allSatisfy(\.isNumber) && !countries.all.contains(column)
    }
    guard
      let second = try numbered ?? unnamed(beside: countries, of: header, on: sheet, in: session)
    else { return true }
    let (first, other) = (header.texts[countries.shown], header.texts[second])
    session.findings.report(
      .refusedFile, code: "two-country-columns", row: header.row, column: second, value: other,
      rule: "a second column of countries beside \(first.visible(cutTo: 40))",
      hint: "put tables that are side by side one below the other; if all values are of the first, "
        + "use --map " + ShellWord.quoted("country=\(first)"))
    return false
  }

  /// The first column without a header whose cells are mostly countries, and others than those of
  /// their rows.
  private static func unnamed(
    beside countries: CountryColumns, of header: SheetHeader, on sheet: Sheet,
    in session: ImportSession
  ) throws -> Int? {
    let columns = header.texts.indices.filter {
      $0 > countries.shown && header.texts[$0].isEmpty
    }
    guard !columns.isEmpty else { return nil }
    func entities(_ row: SheetRow, _ column: Int) -> Set<String> {
      Set(session.register.entities(named: row.text(at: column).trimmedOfBlanks).map(\.id))
    }
    var filled: [Int: Int] = [:]
    var others: [Int: Int] = [:]
    var above = header.position + 1
    var count = 0
    try sheet.readRows { row in
      guard above == 0 else {
        above -= 1
        return .next
      }
      count += 1
      let own = countries.all.reduce(into: Set<String>()) { $0.formUnion(entities(row, $1)) }
      for column in columns where row.cell(column)?.isEmpty == false {
        filled[column, default: 0] += 1
        let found = entities(row, column)
        if !found.isEmpty, !own.isEmpty, own.isDisjoint(with: found) {
          others[column, default: 0] += 1
        }
      }
      return count < depth ? .next : .stop
    }
    return columns.first { others[$0, default: 0] * 2 > filled[$0, default: 0] }
  }
}

extension SheetRow {
  /// Whether a cell has a text, in any case and with blanks around it. Most cells begin otherwise.
  fileprivate func says(_ text: String, at column: Int) -> Bool {
    guard let first = text.utf8.first, let cell = cell(column), cell.start < cell.end,
      case let byte = bytes[cell.start], byte | 0x20 == first | 0x20 || byte == 0x20
    else { return false }
    return self.text(cell).trimmedOfBlanks.lowercased() == text.lowercased()
  }
}

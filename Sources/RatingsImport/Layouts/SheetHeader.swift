internal import DisplayText
import FreedomModel
import TabularFiles

/// The header of a table, one row or several, and the rows above it: titles, which are not data; or
/// data, where a table was sorted together with its header, or rows were pasted on top.
struct SheetHeader {
  /// The position of its last row among the rows of the sheet, 0 being the first.
  let position: Int
  /// The number of its last row in the file, 1 being the first; blank rows count.
  let row: Int
  /// What its last row has.
  let texts: [String]
  /// How many columns it has.
  let width: Int
  /// Why its last row cannot be trusted, where the reader found an error in it.
  let error: FileError?
  /// The rows above that are not blank.
  private let above: [PreviewedRow]
  /// The first row of the header.
  private let first: PreviewedRow

  /// How many rows a finding quotes.
  private static let quoted = 3

  /// A header from one position to another; `texts` are those of its last row where these are read
  /// as others than they are.
  init(
    in sheet: FilePreview.Sheet, from first: Int? = nil, to position: Int, texts: [String]? = nil,
    width: Int? = nil
  ) {
    let last = sheet.previewed[position]
    let first = first ?? position
    self.position = position
    row = last.number
    self.texts = texts ?? last.texts
    self.width = width ?? self.texts.count
    error = last.error
    above = sheet.previewed[..<first].filter { $0.texts.contains { !$0.isEmpty } }
    self.first = sheet.previewed[first]
  }

  /// The first row of a sheet that a test accepts.
  init?(in sheet: FilePreview.Sheet, where accepts: ([String]) -> Bool) {
    guard let position = sheet.rows.firstIndex(where: accepts) else { return nil }
    self.init(in: sheet, to: position)
  }

  /// The columns that have none of some columns, with their headers.
  func columns(besides known: [Int]) -> [(column: Int, header: String)] {
    texts.enumerated().filter { !known.contains($0.offset) }.map { ($0.offset, $0.element) }
  }

  // MARK: Checks

  /// Whether the header of a user's own table can be trusted: no column is named twice, and no
  /// data are above it. Titles above are noted; anything wrong is a finding that refuses the
  /// file.
  ///
  /// - Parameters:
  ///   - names: The column of the countries and territories.
  ///   - session: The reading of the file.
  /// - Returns: Whether the sheet can be read.
  func isSound(names: Int, in session: ImportSession) -> Bool {
    guard namesColumnsOnce(in: session), isNoData(names: names, in: session),
      isBelowTitles(names: names, in: session)
    else { return false }
    reportTitles(in: session)
    if first.number != row {
      session.findings.report(
        .note, code: "header-of-two-rows", row: first.number,
        rule: "rows \(first.number) \(row - first.number == 1 ? "and" : "to") \(row) are read as "
          + "one header: \(Self.quote(texts))")
    }
    return true
  }

  /// Notes the rows above that are titles; many of them in one note.
  private func reportTitles(in session: ImportSession) {
    guard above.count > Self.quoted, let first = above.first, let last = above.last else {
      for row in above {
        session.findings.report(
          .note, code: "title-row", row: row.number, value: Self.quote(row.texts),
          rule: "this row above the header is read as a title and not imported")
      }
      return
    }
    session.findings.report(
      .note, code: "title-row", row: first.number, value: Self.quote(first.texts),
      rule:
        "\(above.count) rows above the header, up to row \(last.number), are read as titles and "
        + "not imported")
  }

  /// Whether no column is named twice; if one is, a finding refuses the file.
  func namesColumnsOnce(in session: ImportSession) -> Bool {
    var seen: [HeaderName: Int] = [:]
    var isUnique = true
    for (column, header) in texts.enumerated() where !header.isEmpty {
      let name = HeaderName(header)
      if let first = seen[name] {
        isUnique = false
        session.findings.report(
          .refusedFile, code: "duplicate-header", row: row, column: column,
          header: CellAddress.letters(ofColumn: column), value: header,
          rule: "columns \(first + 1) and \(column + 1) have the same header",
          hint: "rename or remove one of them")
      } else {
        seen[name] = column
      }
    }
    return isUnique
  }

  /// Whether the header is not one of the rows of data, as where the user names the columns of a
  /// file without a header by its first row; if it is one, a finding refuses the file.
  private func isNoData(names: Int, in session: ImportSession) -> Bool {
    guard session.options.headers["country"] != nil, Self.isRow(texts, session.register) else {
      return true
    }
    session.findings.report(
      .refusedFile, code: "no-header", row: row, value: Self.quote(texts),
      rule: "this row is data and no header, and would be lost", hint: Self.headerToAdd)
    return false
  }

  /// Whether a row has a country and a number.
  static func isRow(_ texts: [String], _ register: EntityRegister) -> Bool {
    texts.contains { NumberText($0.utf8).number != nil }
      && texts.contains { !$0.isEmpty && !register.entities(named: $0).isEmpty }
  }

  /// What to do with a file without a header.
  static let headerToAdd = "add a first line with a header, such as country,year,score"

  /// Whether there is no data above the header; if there is, a finding refuses the file.
  ///
  /// - Parameters:
  ///   - names: The column of the countries and territories.
  ///   - session: The reading of the file.
  /// - Returns: Whether the sheet can be read.
  func isBelowTitles(names: Int, in session: ImportSession) -> Bool {
    let data = above.filter { isData($0.texts, names: names, session.register) }
    guard let lowest = data.first else { return true }
    let quotes = data.prefix(Self.quoted).map { "\($0.number): \(Self.quote($0.texts))" }
    session.findings.report(
      .refusedFile, code: "data-above-header", row: lowest.number,
      value: Self.quote(lowest.texts),
      rule: "row \(first.number) looks like the header (\(Self.quote(headTexts))), and "
        + (data.count == 1 ? "a row" : "\(data.count) rows") + " above it like data: "
        + quotes.joined(separator: "; ") + (data.count > Self.quoted ? "; ..." : ""),
      hint: "move the header to the top, or remove the rows above it")
    return false
  }

  /// What the first row of the header has.
  private var headTexts: [String] { texts }

  /// A row with a country and something beside it is data; so is one that is about as full as the
  /// header and has a number or a status.
  private func isData(_ texts: [String], names: Int, _ register: EntityRegister) -> Bool {
    let filled = texts.filter { !$0.isEmpty }
    guard filled.count >= 2 else { return false }
    if names < texts.count, !texts[names].isEmpty, !register.entities(named: texts[names]).isEmpty {
      return true
    }
    let width = headTexts.count { !$0.isEmpty }
    return filled.count > 2 && filled.count * 4 >= width * 3
      && filled.contains { NumberText($0.utf8).number != nil || StatusText($0) != .none }
  }

  /// The texts of a row that are not empty, as a finding quotes them.
  static func quote(_ texts: [String]) -> String {
    texts.filter { !$0.isEmpty }.joined(separator: ", ").visible(cutTo: 80)
  }
}

/// Two rows that are one header: the upper one names groups of columns, the lower one the columns,
/// as where cells were merged over several columns. A third one may name the countries alone, as
/// pandas writes it.
struct JoinedHeader {
  /// The positions of its first and its last row on the sheet.
  let first: Int
  let last: Int
  /// What each row says of each column. The name of a group is that of all its columns.
  let upper: [String]
  let lower: [String]

  /// The rows from a position on, where they can be one header: only one of them says where the
  /// countries are, and the lower one has no values.
  init?(in sheet: FilePreview.Sheet, at position: Int) {
    guard position + 1 < sheet.rows.count else { return nil }
    let (top, bottom) = (sheet.rows[position], sheet.rows[position + 1])
    let width = max(top.count, bottom.count)
    var upper = top + Array(repeating: "", count: width - top.count)
    var lower = bottom + Array(repeating: "", count: width - bottom.count)
    var last = position + 1
    if let (column, name) = Self.countryAlone(sheet.rows.dropFirst(position + 2).first ?? []),
      column < width
    {
      // What the other rows have there names the rows themselves.
      (upper[column], lower[column]) = ("", name)
      last += 1
    }
    guard let country = Self.country(upper) ?? Self.country(lower),
      upper[country].isEmpty != lower[country].isEmpty,
      lower.contains(where: { !$0.isEmpty })
    else { return nil }
    let below = lower.enumerated().filter { !$0.element.isEmpty && $0.offset != country }
      .map(\.element)
    let haveYears = below.allSatisfy { YearHeaders.isYear($0) }
    guard haveYears || !below.contains(where: { NumberSpelling.looksLikeNumber($0) }) else {
      return nil
    }
    let filled = Self.filled(upper, over: lower)
    if haveYears, !lower[country].isEmpty {
      // Above years a lone text may be a title; groups are several, and have all years.
      let groups = lower.indices.filter { $0 != country && !lower[$0].isEmpty }.map { filled[$0] }
      guard Set(groups).count > 1, !groups.contains("") else { return nil }
    }
    first = position
    self.last = last
    self.lower = lower
    self.upper = filled
  }

  /// The header of the countries, where a row has nothing else.
  private static func countryAlone(_ row: [String]) -> (column: Int, name: String)? {
    guard row.count(where: { !$0.isEmpty }) == 1, let column = country(row) else { return nil }
    return (column, row[column])
  }

  /// The column that a row names as that of the countries.
  private static func country(_ headers: [String]) -> Int? {
    let known = Set((CountryColumns.nameHeaders + CodeHeaders.all).map(HeaderName.init))
    return headers.firstIndex { !$0.isEmpty && known.contains(HeaderName($0)) }
  }

  /// Adds the name of a group to its columns: those to the right that have none, and a name below.
  private static func filled(_ upper: [String], over lower: [String]) -> [String] {
    var filled = upper
    var group = ""
    for column in upper.indices {
      if !upper[column].isEmpty {
        group = lower[column].isEmpty ? "" : upper[column]
      } else if lower[column].isEmpty {
        group = ""
      } else {
        filled[column] = group
      }
    }
    return filled
  }

  /// One text for each column. Where the upper row names every column, the lower one has units or
  /// explanations.
  var texts: [String] {
    let hasGroups = zip(upper, upper.dropFirst()).contains { !$0.isEmpty && $0 == $1 }
    let isNamedAbove = zip(upper, lower).allSatisfy { $1.isEmpty || !$0.isEmpty }
    if isNamedAbove, !hasGroups { return upper }
    let short = zip(upper, lower).map { $1.isEmpty ? $0 : $1 }
    let counts = Dictionary(short.map { (HeaderName($0), 1) }, uniquingKeysWith: +)
    return zip(zip(upper, lower), short).map { rows, text in
      let isUnique = counts[HeaderName(text)] == 1
      return isUnique || rows.0.isEmpty || rows.1.isEmpty ? text : "\(rows.0) \(rows.1)"
    }
  }
}

extension SheetHeader {
  /// The header of a user's own table: the first row, or the first two rows as one header, that a
  /// test accepts together with the rows below.
  init?(
    ofTable sheet: FilePreview.Sheet, where accepts: ([String], ArraySlice<[String]>) -> Bool
  ) {
    for position in sheet.rows.indices {
      if let joined = JoinedHeader(in: sheet, at: position),
        case let texts = joined.texts, accepts(texts, sheet.rows[(joined.last + 1)...])
      {
        self.init(in: sheet, from: joined.first, to: joined.last, texts: texts)
        return
      }
      if accepts(sheet.rows[position], sheet.rows[(position + 1)...]) {
        self.init(in: sheet, to: position)
        return
      }
    }
    return nil
  }
}

/// The form of a header that is compared: letters and digits only, without case, accents, blanks,
/// line breaks or punctuation, so that `CL `, `cl` and `C L` are one.
struct HeaderName: Hashable, Sendable {
  /// What is compared.
  let key: String

  init(_ text: String) {
    var key = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        switch scalar {
        case "a"..."z", "0"..."9": key.unicodeScalars.append(scalar)
        case "A"..."Z": key.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 32))
        default: break
        }
      } else if scalar.properties.isAlphabetic {
        key += scalar.properties.lowercaseMapping
      }
    }
    self.key = key
  }
}

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
        rule: "rows \(first.number) and \(row) are read as one header: \(Self.quote(texts))")
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

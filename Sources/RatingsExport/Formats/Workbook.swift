internal import DisplayText
public import FreedomModel
internal import TabularFiles

/// An Excel workbook made of result tables, one a sheet, and a last sheet about them.
///
/// Numbers are numbers, days are dates, missing is an empty cell, text is never a formula. The
/// same tables always become the same bytes.
public struct Workbook: Sendable {
  /// A sheet: its name, and its table.
  public typealias Sheet = (name: String, table: ResultTable)

  let sheets: [Sheet]
  /// How many significant digits a cell shows of a computed number; the cell has all of them.
  private let digits: Int

  /// A workbook of some sheets.
  ///
  /// - Parameter sheets: Names that Excel does not allow, or that occur twice, are made to fit.
  public init(_ sheets: [Sheet]) { self.init(sheets, digits: ExportOptions.usualDigits) }

  init(_ sheets: [Sheet], digits: Int) {
    self.digits = digits
    var names = SheetNames()
    var fitted: [Sheet] = sheets.map { (names.fitted($0.name), $0.table) }
    if let about = Workbook.about(fitted) { fitted.append((names.fitted("about"), about)) }
    self.sheets = fitted
  }

  /// The bytes of the `.xlsx` file.
  public func bytes() throws(WorkbookError) -> [UInt8] {
    try WorkbookFile.bytes(of: sheets, digits: digits)
  }

  private static func about(_ sheets: [Sheet]) -> ResultTable? {
    var rows: [[ResultValue]] = []
    for (name, table) in sheets {
      func add(_ what: String, _ text: String) {
        guard !text.isEmpty else { return }
        rows.append([.text(name), .text(what), .text(text)])
      }
      add("title", table.title)
      for note in table.notes { add("note", note.text) }
      add("citation", table.citation)
      for column in table.columns { add("column \(column.name)", column.description) }
    }
    guard !rows.isEmpty else { return nil }
    return ResultTable(
      title: "",
      columns: [.init("sheet", .string), .init("what", .string), .init("text", .string)],
      rows: rows)
  }
}

/// Why a workbook cannot be made.
public enum WorkbookError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A sheet has at most 1,048,575 rows below its header and 16,384 columns.
  case isTooLarge(sheet: String)
  /// A cell has at most 32,767 characters; the row is counted without the header.
  case textIsTooLong(sheet: String, row: Int, column: String)

  /// One sentence in lower case, without a final stop.
  public var description: String {
    switch self {
    case .isTooLarge(let sheet):
      "cannot write the sheet \(sheet.visible): Excel has 1,048,576 rows and 16,384 columns"
    case .textIsTooLong(let sheet, let row, let column):
      "cannot write the sheet \(sheet.visible), row \(row), column \(column.visible): "
        + "Excel has 32,767 characters a cell"
    }
  }

  /// What to do about it.
  public var hint: String? { "write csv" }
}

struct WorkbookFile {
  private static let widestColumn = 60

  static func bytes(
    of sheets: [Workbook.Sheet], digits: Int
  ) throws(WorkbookError) -> [UInt8] {
    var writer = XLSXWriter(application: Software.title)
    for sheet in sheets {
      try check(sheet)
      let table = sheet.table
      let decimals = decimals(of: table, digits: digits)
      writer.addSheet(
        named: sheet.name, header: table.columns.map(\.name), widths: widths(of: table),
        rows: table.rows.lazy.map { row in
          row.indices.prefix(table.columns.count).map {
            cell(row[$0], table.columns[$0].kind, decimals: decimals[$0])
          }
        })
    }
    return writer.bytes()
  }

  /// The decimals of each computed column: those that a table in a terminal shows of the value with
  /// the most. `nil` for other columns, and where that is more than a cell can be read with.
  static func decimals(of table: ResultTable, digits: Int) -> [Int?] {
    table.columns.enumerated().map { position, column in
      guard column.isComputed else { return nil }
      let shown = table.rows.compactMap { row -> Int? in
        guard position < row.count, case .number(let number) = row[position] else { return nil }
        let text =
          RoundedNumber.text(number, significantDigits: digits) ?? number.shortestExact
        if text.contains("e") { return .max }
        return text.firstIndex(of: ".").map { text[$0...].count - 1 } ?? 0
      }
      return shown.max().flatMap { $0 > XLSXWriter.mostDecimals ? nil : $0 }
    }
  }

  private static func check(_ sheet: Workbook.Sheet) throws(WorkbookError) {
    let (name, table) = sheet
    guard table.rows.count < XLSXWriter.mostRows, table.columns.count <= XLSXWriter.mostColumns
    else { throw .isTooLarge(sheet: name) }
    for (number, row) in table.rows.enumerated() {
      for (column, value) in zip(table.columns, row) {
        guard case .text(let text) = value, text.utf16.count > XLSXWriter.longestText else {
          continue
        }
        throw .textIsTooLong(sheet: name, row: number + 1, column: column.name)
      }
    }
  }

  private static func widths(of table: ResultTable) -> [Int] {
    table.columns.enumerated().map { position, column in
      let widest = table.rows.prefix(1_000).reduce(column.name.displayWidth) {
        max($0, position < $1.count ? $1[position].plainText.displayWidth : 0)
      }
      return min(widest, widestColumn) + 2
    }
  }

  private static func cell(
    _ value: ResultValue, _ kind: ResultTable.Column.Kind, decimals: Int?
  ) -> XLSXWriter.Cell {
    switch value.exported {
    case .missing: return .empty
    case .number(let number):
      return number.isFinite ? .number(number, decimals: decimals) : .text("\(number)")
    // A cell's number is a Double: what it cannot store exactly stays exact as text.
    case .integer(let integer):
      return Double(exactly: integer).map { .number($0) } ?? .text(String(integer))
    case .flag(let flag): return .boolean(flag)
    case .text(let text):
      guard kind == .date, let date = CalendarDate(text), (1901...9999).contains(date.year) else {
        return .text(text)
      }
      return .date(year: date.year, month: date.month, day: date.day)
    }
  }
}

/// Makes the names of sheets such as Excel allows, each once.
struct SheetNames {
  /// The most UTF-16 code units that Excel allows.
  private static let longest = 31
  /// Names in use, and the one that Excel keeps for itself.
  private var taken: Set<String> = ["history"]

  mutating func fitted(_ name: String) -> String {
    var plain = ""
    for scalar in name.visible.unicodeScalars {
      plain.unicodeScalars.append("[]:*?/\\".unicodeScalars.contains(scalar) ? "-" : scalar)
    }
    while plain.hasPrefix("'") { plain.removeFirst() }
    plain = SheetNames.cut(plain, to: SheetNames.longest)
    while plain.hasSuffix("'") { plain.removeLast() }
    if plain.isEmpty { plain = "Sheet" }
    var unique = plain
    var number = 2
    while !taken.insert(unique.lowercased()).inserted {
      let ending = " (\(number))"
      unique = SheetNames.cut(plain, to: SheetNames.longest - ending.count) + ending
      number += 1
    }
    return unique
  }

  private static func cut(_ name: String, to length: Int) -> String {
    var name = name
    while name.utf16.count > length { name.removeLast() }
    return name
  }
}

/// An Excel workbook: the table on the first sheet, and what there is to know about it on the
/// second.
package struct WorkbookFormat: TableFormat {
  package static let name = "xlsx"
  package static let aliases = ["excel"]
  package static let fileExtensions = ["xlsx"]
  package static let isExact = true
  package static let usualHeadings = Headings.plain
  package static let summary = "an Excel workbook, with notes on a second sheet"

  private var table = ResultTable(title: "", columns: [])
  private let digits: Int
  package private(set) var failure: WorkbookError?

  package init(options: ExportOptions) { digits = options.digits ?? ExportOptions.usualDigits }

  package mutating func begin(
    title: String, columns: [ResultTable.Column], into bytes: inout [UInt8]
  ) {
    table.title = title
    table.columns = columns
  }

  package mutating func row(_ values: [ResultValue], into bytes: inout [UInt8]) {
    table.rows.append(values)
  }

  package mutating func end(_ footer: TableFooter, into bytes: inout [UInt8]) {
    table.notes = footer.notes
    table.citation = footer.citation
    do throws(WorkbookError) {
      bytes.append(contentsOf: try Workbook([(table.title, table)], digits: digits).bytes())
    } catch {
      failure = error
    }
  }
}

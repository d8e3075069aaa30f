public import FreedomModel

/// An Excel workbook made of result tables, one a sheet, and a last sheet that tells about them.
///
/// Numbers are numbers, days are dates, missing is an empty cell, text is never a formula. The
/// same tables give the same bytes.
public struct Workbook: Sendable {
  /// A sheet: its name, and the table it holds.
  public typealias Sheet = (name: String, table: ResultTable)

  /// The sheets, in order.
  let sheets: [Sheet]

  /// A workbook of some sheets.
  ///
  /// - Parameter sheets: Names that Excel does not allow, or that occur twice, are made to fit.
  public init(_ sheets: [Sheet]) {
    var names = SheetNames()
    var fitted: [Sheet] = sheets.map { (names.fitted($0.name), $0.table) }
    if let about = Workbook.about(fitted) { fitted.append((names.fitted("about"), about)) }
    self.sheets = fitted
  }

  /// The bytes of the `.xlsx` file.
  public func bytes() throws(WorkbookError) -> [UInt8] {
    try WorkbookFile.bytes(of: sheets)
  }

  /// Titles, notes, citations and what the columns hold.
  private static func about(_ sheets: [Sheet]) -> ResultTable? {
    var rows: [[ResultValue]] = []
    for (name, table) in sheets {
      func add(_ what: String, _ text: String) {
        guard !text.isEmpty else { return }
        rows.append([.text(name), .text(what), .text(text)])
      }
      add("title", table.title)
      for note in table.notes { add("note", note) }
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

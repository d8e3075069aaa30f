import FreedomModel
import TabularFiles

/// The first rows of every sheet of a file, as texts without white space at their ends.
struct FilePreview: Sendable {
  /// How many rows are looked at.
  static let depth = 20

  /// The first rows of one sheet.
  struct Sheet: Sendable {
    /// The sheet's name without white space at its ends; empty in CSV.
    let name: String
    /// Row by row, column by column; missing cells are empty texts.
    let rows: [[String]]
    /// The same rows with their numbers in the file, and with the errors that the reader found in
    /// them.
    let previewed: [PreviewedRow]

    init(name: String, previewed: [PreviewedRow]) {
      self.name = name.trimmedOfBlanks
      self.previewed = previewed.map(\.trimmed)
      rows = self.previewed.map(\.texts)
    }

    /// The text at a row and column, both from 0; empty where there is none.
    func text(_ row: Int, _ column: Int) -> String {
      row < rows.count && column < rows[row].count ? rows[row][column] : ""
    }
  }

  /// The sheets, in the order of the workbook.
  let sheets: [Sheet]

  init(_ file: TabularFile) throws {
    sheets = try file.sheets.map { sheet in
      Sheet(name: sheet.name, previewed: try sheet.firstRows(Self.depth))
    }
  }
}

extension PreviewedRow {
  /// The row with its texts without white space at their ends.
  var trimmed: PreviewedRow {
    PreviewedRow(number: number, texts: texts.map(\.trimmedOfBlanks), error: error)
  }
}

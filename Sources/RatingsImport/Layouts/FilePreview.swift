import FreedomModel
import TabularFiles

/// The first rows of every sheet of a file, as texts without white space at their ends.
struct FilePreview: Sendable {
  /// How many rows are looked at.
  static let depth = 12
  /// How many are enough for most workbooks of Freedom House: rows of hundreds of cells each.
  static let shallowDepth = 4

  /// The first rows of one sheet.
  struct Sheet: Sendable {
    /// The sheet's name without white space at its ends; empty in CSV.
    let name: String
    /// Row by row, column by column; missing cells are empty texts.
    let rows: [[String]]
    /// The same rows with their numbers in the file, and with what is wrong with them.
    let previewed: [PreviewedRow]

    init(name: String, previewed: [PreviewedRow]) {
      self.name = name.trimmedOfBlanks
      self.previewed = previewed.map(\.trimmed)
      rows = self.previewed.map(\.texts)
    }

    /// The number in the file of the row at a position, both headers and data; blank rows count.
    func number(ofRow position: Int) -> Int {
      position < previewed.count ? previewed[position].number : position + 1
    }

    /// The text at a row and column, both from 0; empty where there is none.
    func text(_ row: Int, _ column: Int) -> String {
      row < rows.count && column < rows[row].count ? rows[row][column] : ""
    }

    /// The position of the first row that holds all of some headers, compared as
    /// ``HeaderName`` does.
    func row(holding headers: [String]) -> Int? {
      let wanted = Set(headers.map(HeaderName.init))
      return rows.firstIndex { wanted.isSubset(of: Set($0.map(HeaderName.init))) }
    }
  }

  /// The sheets, in the order of the workbook.
  let sheets: [Sheet]

  /// Looks into a file.
  init(_ file: TabularFile, depth: Int = Self.depth) throws {
    sheets = try file.sheets.map { sheet in
      Sheet(name: sheet.name, previewed: try sheet.firstRows(depth))
    }
  }
}

extension PreviewedRow {
  /// The row with its texts without white space at their ends.
  var trimmed: PreviewedRow {
    PreviewedRow(number: number, texts: texts.map(\.trimmedOfBlanks), error: error)
  }
}

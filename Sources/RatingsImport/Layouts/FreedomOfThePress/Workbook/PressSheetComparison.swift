import FreedomModel
import TabularFiles

/// The comparison of a regional sheet with the sheet that is imported: every cell in which they
/// differ is told.
struct PressSheetComparison {
  private struct Place: Hashable {
    let edition: Int
    let figure: PressFigure
  }

  private let sheet: String
  private let lines: [String: PressSheetLine]
  private let columns: [Place: Int]
  private let session: ImportSession

  /// Compares with a sheet that has been read.
  init(with reading: PressSheetReading, sheet: String, session: ImportSession) {
    self.sheet = sheet
    self.session = session
    lines = Dictionary(reading.lines.map { ($0.name, $0) }) { first, _ in first }
    columns = Self.columns(of: reading.blocks)
  }

  /// Compares another sheet that has been read.
  func compare(_ other: PressSheetReading) {
    let pairs = Self.columns(of: other.blocks).sorted { $0.value < $1.value }
    for (place, column) in pairs where columns[place] == nil {
      session.report(
        session.finding(
          .warning, code: "not-compared", column: column,
          value: "\(place.figure.indicator) \(place.edition)",
          rule: "the sheet \(sheet) does not have this column; it is not imported"))
    }
    for line in other.lines {
      guard let imported = lines[line.name] else {
        session.report(
          session.finding(
            .warning, code: "not-compared", row: line.row, value: line.name,
            rule: "the sheet \(sheet) does not have this row; it is not imported"))
        continue
      }
      for (place, column) in pairs {
        guard let counterpart = columns[place] else { continue }
        compare(line, column, with: imported, counterpart)
      }
    }
  }

  private func compare(
    _ line: PressSheetLine, _ column: Int, with imported: PressSheetLine, _ counterpart: Int
  ) {
    let text = line.text(column)
    let importedText = imported.text(counterpart)
    guard text != importedText, !Self.agree(text, importedText) else { return }
    let address = CellAddress(row: imported.row, column: counterpart)
    session.report(
      session.finding(
        .warning, code: "sheets-differ", row: line.row, column: column,
        value: "\(line.name): \(text)",
        rule: "the cell \(address) of the sheet \(sheet), which is imported, says \(importedText)"))
  }

  private static func agree(_ first: String, _ second: String) -> Bool {
    if MissingMark.mark(first) != nil, MissingMark.mark(second) != nil { return true }
    if let number = NumberText(first.utf8).number {
      return number == NumberText(second.utf8).number
    }
    return first.lowercased() == second.lowercased()
  }

  private static func columns(of blocks: [PressBlock]) -> [Place: Int] {
    var columns: [Place: Int] = [:]
    for block in blocks {
      for column in block.columns {
        columns[Place(edition: block.edition.year, figure: column.figure)] = column.column
      }
    }
    return columns
  }
}

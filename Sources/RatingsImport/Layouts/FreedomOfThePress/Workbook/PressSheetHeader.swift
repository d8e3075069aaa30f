import FreedomModel

/// Where a sheet of press freedom figures has its header: editions, years covered and what each
/// column holds, one below the other, beside the column of names.
struct PressSheetHeader: Sendable {
  /// The column of the names.
  let names: Int
  /// The position of the row of editions among the rows of the sheet.
  let editions: Int
  /// The position of the row of years covered.
  let years: Int
  /// The position of the row that says what each column holds.
  let figures: Int

  init?(in sheet: FilePreview.Sheet) {
    for (position, row) in sheet.rows.enumerated() {
      guard let names = row.prefix(3).firstIndex(where: Self.isEditions) else { continue }
      let below = sheet.rows.indices.dropFirst(position + 1)
      guard let figures = below.first(where: { Self.isFigures(sheet.rows[$0]) }) else { continue }
      let years = below.first { $0 < figures && Self.isYears(sheet.text($0, names)) }
      self.names = names
      self.editions = position
      self.years = years ?? position
      self.figures = figures
      return
    }
    return nil
  }

  private static func isEditions(_ text: String) -> Bool {
    HeaderName(text).key.hasPrefix("pressfreedomedition")
  }

  private static func isYears(_ text: String) -> Bool {
    HeaderName(text).key.hasPrefix("year")
  }

  private static func isFigures(_ row: [String]) -> Bool {
    row.contains { $0.count > 1 && PressFigure(header: $0) != nil }
  }
}

/// One of the first rows of a sheet, copied out of its reader.
package struct PreviewedRow: Sendable, Hashable {
  /// The row's number, 1 being the first; in a CSV file the line on which the row begins. Blank rows
  /// are left out of a preview, but counted.
  package let number: Int
  /// What the columns say, cut where that is long; missing cells are empty texts.
  package let texts: [String]
  /// Why the row cannot be taken as it stands; `nil` for a sound row.
  package let error: FileError?

  /// Describes a row.
  package init(number: Int, texts: [String], error: FileError? = nil) {
    self.number = number
    self.texts = texts
    self.error = error
  }
}

extension SheetRow {
  /// A copy of the row as a preview shows it.
  package var previewed: PreviewedRow {
    PreviewedRow(number: number, texts: texts(cutTo: Sheet.previewedBytes), error: error)
  }
}

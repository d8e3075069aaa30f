/// One of the first rows of a sheet, copied out of its reader.
public struct PreviewedRow: Sendable, Hashable {
  /// The row's number, 1 being the first; in a CSV file the line on which the row begins. Blank rows
  /// are left out of a preview, but counted.
  public let number: Int
  /// What the columns say, cut where that is long; missing cells are empty texts.
  public let texts: [String]
  /// Why the row cannot be taken as it stands; `nil` for a sound row.
  public let fault: FileFault?

  /// Describes a row.
  public init(number: Int, texts: [String], fault: FileFault? = nil) {
    self.number = number
    self.texts = texts
    self.fault = fault
  }
}

extension SheetRow {
  /// A copy of the row as a preview shows it.
  public var previewed: PreviewedRow {
    PreviewedRow(number: number, texts: texts(cutTo: Sheet.previewedBytes), fault: fault)
  }
}

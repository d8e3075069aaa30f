internal import DisplayText
package import FreedomModel

/// One current figure with all that is known of it.
package struct StoredObservation: Sendable {
  /// The entity's id.
  package let entity: String
  /// The edition it stands in.
  package let edition: Edition
  /// The indicator's id.
  package let indicator: String
  /// The figure; a status is 0 (Not Free), 1 or 2 (Free); `nil` where the file marks it as missing.
  package let value: Double?
  /// What the file says where that is more than the value: `2(5)`, or the mark of a missing one.
  package let text: String?
  /// The file it came from.
  package let file: String
  /// The number of that source.
  package let source: Int
  /// The sheet; empty in CSV.
  package let sheet: String
  /// The row, 1 being the first; in a CSV file the line.
  package let row: Int
  /// The column, 0 being the first.
  package let column: Int

  /// Whether two ratings were published for two parts of a people, so that there is no single value:
  /// ``text`` has both.
  package var isSplit: Bool { text.flatMap(SplitRating.init) != nil }

  /// The place as one text: `file.xlsx#Sheet!B7`, or `file.csv:12`.
  package var place: String {
    sheet.isEmpty
      ? "\(file):\(row)" : "\(file)#\(sheet)!\(ColumnLetters.letters(ofColumn: column))\(row)"
  }

  /// The same place with another figure, computed from the one that stands there.
  package func computed(
    _ value: Double?, text: String? = nil, as indicator: String
  ) -> StoredObservation {
    StoredObservation(
      entity: entity, edition: edition, indicator: indicator, value: value, text: text, file: file,
      source: source, sheet: sheet, row: row, column: column)
  }
}

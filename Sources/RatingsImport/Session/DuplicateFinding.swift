import FreedomModel
import TabularFiles

/// A figure that a file holds twice, as a finding.
enum DuplicateFinding {
  static func finding(for duplicate: DuplicateObservation, in session: ImportSession) -> Finding {
    let letters = CellAddress.letters(ofColumn: duplicate.second.column)
    let isWorkbook = !duplicate.second.sheet.isEmpty
    return Finding(
      duplicate.agrees ? .note : .refusedRow,
      code: duplicate.agrees ? "duplicate" : "contradicting-duplicate", file: session.file,
      sheet: isWorkbook ? duplicate.second.sheet : nil, line: duplicate.second.row,
      column: letters, cell: isWorkbook ? "\(letters)\(duplicate.second.row)" : nil,
      value: "\(duplicate.entity) \(duplicate.edition) \(duplicate.indicator)",
      rule: duplicate.agrees
        ? "the same figure stands at \(describe(duplicate.first)) already; it is kept once"
        : "another figure stands at \(describe(duplicate.first)) already",
      hint: duplicate.agrees ? nil : "keep one of the two rows")
  }

  private static func describe(_ place: DuplicateObservation.Place) -> String {
    place.sheet.isEmpty
      ? "line \(place.row)"
      : "\(place.sheet)!\(CellAddress.letters(ofColumn: place.column))\(place.row)"
  }
}

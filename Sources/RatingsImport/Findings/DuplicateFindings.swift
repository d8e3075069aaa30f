internal import DisplayText
import FreedomModel
import TabularFiles

/// Values that a file has twice: how many rows they are, each counted once however many values it
/// has.
struct DuplicateCount {
  private struct Row: Hashable {
    let entity: String
    let edition: String
    let sheet: String
    let row: Int
  }

  private var contradicting: Set<Row> = []
  /// How many values repeat another.
  var agreeing = 0

  /// Counts a value; returns whether it is the first of a row, as the layout counts rows.
  mutating func isFirst(_ duplicate: DuplicateObservation, of unit: RowUnit) -> Bool {
    if duplicate.agrees {
      if duplicate.isFigure { agreeing += 1 }
      return true
    }
    if unit == .observation { return true }
    return contradicting.insert(
      Row(
        entity: duplicate.entity, edition: duplicate.edition, sheet: duplicate.second.sheet,
        row: duplicate.second.row)
    ).inserted
  }
}

extension DuplicateObservation {
  /// The same two places, as contradicting one another.
  var asContradiction: DuplicateObservation {
    DuplicateObservation(
      entity: entity, edition: edition, indicator: indicator, first: first, second: second,
      agrees: false, isFigure: isFigure)
  }

  /// The same, seen from another of the rows.
  func seen(from place: Place, beside other: Place) -> DuplicateObservation {
    DuplicateObservation(
      entity: entity, edition: edition, indicator: indicator, first: other, second: place,
      agrees: false, isFigure: isFigure)
  }
}

extension ImportSession {
  /// The finding about a value that the file has twice.
  func finding(for duplicate: DuplicateObservation) -> Finding {
    let letters = CellAddress.letters(ofColumn: duplicate.second.column)
    let isWorkbook = !duplicate.second.sheet.isEmpty
    if let finding = twoNames(duplicate) { return finding }
    let oneEdition = twoYears(duplicate) ?? ""
    return Finding(
      duplicate.agrees ? .note : .refusedRow,
      code: duplicate.agrees ? "duplicate" : "contradicting-duplicate", file: findings.file,
      sheet: isWorkbook ? duplicate.second.sheet : nil, line: duplicate.second.row,
      column: findings.name(ofColumn: duplicate.second.column),
      cell: isWorkbook ? "\(letters)\(duplicate.second.row)" : nil,
      value: "\(duplicate.entity) \(duplicate.edition) \(duplicate.indicator)",
      rule: duplicate.agrees
        ? "\(duplicate.first.text) has the same value already; it is kept once\(oneEdition)"
        : "\(duplicate.first.text) has another value already\(oneEdition)",
      hint: duplicate.agrees ? nil : "keep one of the two rows")
  }

  /// An entity that has two names in one year: which of them is meant, cannot be known.
  private func twoNames(_ duplicate: DuplicateObservation) -> Finding? {
    guard names.spellings.areSeveral,
      let first = names.spellings.name(of: duplicate.entity, inRow: duplicate.first.row),
      let second = names.spellings.name(of: duplicate.entity, inRow: duplicate.second.row),
      first != second
    else { return nil }
    return findings.finding(
      options.skipsBadRows ? .refusedRow : .refusedFile, code: "two-names-in-one-year",
      row: duplicate.second.row,
      value: "\(second) \(duplicate.edition)",
      rule: "the same as \"\(first.visible(cutTo: 80))\" at \(duplicate.first.text), "
        + "and a country has one row a year",
      hint: "keep one of the two rows")
  }

  /// Why two years have one value, where one edition covers both.
  private func twoYears(_ duplicate: DuplicateObservation) -> String? {
    guard options.years == .coverageFilled else { return nil }
    let publication = String(duplicate.indicator.prefix { $0 != "." })
    let years = EditionCalendar.editions(of: publication).first { $0.label == duplicate.edition }?
      .years(under: .coverageFilled)
    guard let years, years.count > 1 else { return nil }
    return ": \(years.lowerBound) and \(years.upperBound) are one edition, \(duplicate.edition)"
  }
}

extension DuplicateObservation.Place {
  fileprivate var text: String {
    sheet.isEmpty
      ? "line \(row)" : "\(sheet)!\(CellAddress.letters(ofColumn: column))\(row)"
  }
}

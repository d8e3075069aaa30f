internal import DisplayText
import FreedomModel
import TabularFiles

/// A figure that a file holds twice, as a finding.
enum DuplicateFinding {
  static func finding(for duplicate: DuplicateObservation, in session: ImportSession) -> Finding {
    let letters = CellAddress.letters(ofColumn: duplicate.second.column)
    let isWorkbook = !duplicate.second.sheet.isEmpty
    if let finding = twoNames(duplicate, in: session) { return finding }
    let oneEdition = twoYears(duplicate, in: session) ?? ""
    return Finding(
      duplicate.agrees ? .note : .refusedRow,
      code: duplicate.agrees ? "duplicate" : "contradicting-duplicate", file: session.file,
      sheet: isWorkbook ? duplicate.second.sheet : nil, line: duplicate.second.row,
      column: session.name(ofColumn: duplicate.second.column),
      cell: isWorkbook ? "\(letters)\(duplicate.second.row)" : nil,
      value: "\(duplicate.entity) \(duplicate.edition) \(duplicate.indicator)",
      rule: duplicate.agrees
        ? "the same figure stands at \(describe(duplicate.first)) already; it is kept once\(oneEdition)"
        : "another figure stands at \(describe(duplicate.first)) already\(oneEdition)",
      hint: duplicate.agrees ? nil : "keep one of the two rows")
  }

  /// An entity that stands in one year under two names: which of them is meant, nobody can tell.
  private static func twoNames(
    _ duplicate: DuplicateObservation, in session: ImportSession
  ) -> Finding? {
    guard session.spellings.areSeveral,
      let first = session.spellings.name(of: duplicate.entity, inRow: duplicate.first.row),
      let second = session.spellings.name(of: duplicate.entity, inRow: duplicate.second.row),
      first != second
    else { return nil }
    return session.finding(
      .refusedFile, code: "two-names-in-one-year", row: duplicate.second.row,
      value: "\(second) \(duplicate.edition)",
      rule: "the same as \"\(first.visible(cutTo: 80))\" at \(describe(duplicate.first)), "
        + "and a country has one row a year",
      hint: "keep one of the two rows")
  }

  /// Why two years give one figure, where an edition stands for both.
  private static func twoYears(
    _ duplicate: DuplicateObservation, in session: ImportSession
  ) -> String? {
    guard session.options.years == .coverageFilled else { return nil }
    let publication = String(duplicate.indicator.prefix { $0 != "." })
    let years = EditionCalendar.editions(of: publication).first { $0.label == duplicate.edition }?
      .years(under: .coverageFilled)
    guard let years, years.count > 1 else { return nil }
    return ": \(years.lowerBound) and \(years.upperBound) are one edition, \(duplicate.edition)"
  }

  private static func describe(_ place: DuplicateObservation.Place) -> String {
    place.sheet.isEmpty
      ? "line \(place.row)"
      : "\(place.sheet)!\(CellAddress.letters(ofColumn: place.column))\(place.row)"
  }
}

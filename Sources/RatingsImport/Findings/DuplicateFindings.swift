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

/// Rows of one entity and edition that contradict one another, where bad rows are left out: each of
/// them is refused, the first too.
struct ContradictingRows {
  struct Key: Hashable {
    let entity: String
    let edition: String
    /// Empty where a row has all values of an entity and edition.
    let indicator: String
  }

  /// The rows of one entity and edition.
  struct Group {
    /// The two that contradict one another; `nil` where all say the same.
    var contradiction: DuplicateObservation?
    /// All rows, with what makes them repeat another; the first repeats none.
    var rows: [DuplicateObservation.Place: DuplicateObservation?] = [:]
    /// What says the same as another row.
    var repetitions: [DuplicateObservation] = []
  }

  /// How many repetitions that contradict nothing are remembered.
  private static let remembered = 10_000

  private var groups: [Key: Group] = [:]
  private var agreeing = 0

  /// Those that contradict one another.
  var contradicting: [Group] { groups.values.filter { $0.contradiction != nil } }

  /// The repetitions that contradict nothing, in the order of their rows.
  var repetitions: [DuplicateObservation] {
    groups.values.filter { $0.contradiction == nil }.flatMap(\.repetitions).sorted {
      ($0.second.sheet, $0.second.row, $0.second.column)
        < ($1.second.sheet, $1.second.row, $1.second.column)
    }
  }

  /// Remembers a repetition; `false` where it is one of very many that contradict nothing.
  mutating func add(_ duplicate: DuplicateObservation, unit: RowUnit) -> Bool {
    if duplicate.agrees {
      agreeing += 1
      guard agreeing <= Self.remembered else { return false }
    }
    let key = Key(
      entity: duplicate.entity, edition: duplicate.edition,
      indicator: unit == .observation ? duplicate.indicator : "")
    var group = groups[key] ?? Group()
    if !group.contains(duplicate.first.rowOfFile) { group.rows[duplicate.first] = .some(nil) }
    // Of a row with many values, one that contradicts says more than one that agrees.
    if let place = group.place(in: duplicate.second.rowOfFile) {
      if !duplicate.agrees { group.rows[place] = duplicate }
    } else {
      group.rows[duplicate.second] = duplicate
    }
    if group.contradiction == nil, !duplicate.agrees { group.contradiction = duplicate }
    if duplicate.agrees { group.repetitions.append(duplicate) }
    groups[key] = group
    return true
  }
}

extension ContradictingRows.Group {
  fileprivate func place(in row: DuplicateObservation.Row) -> DuplicateObservation.Place? {
    rows.keys.first { $0.rowOfFile == row }
  }

  fileprivate func contains(_ row: DuplicateObservation.Row) -> Bool { place(in: row) != nil }

  /// The contradiction as seen from one of the rows.
  func contradiction(at place: DuplicateObservation.Place) -> DuplicateObservation? {
    guard let contradiction else { return nil }
    let isSecond = place.rowOfFile == contradiction.second.rowOfFile
    return contradiction.seen(
      from: place, beside: isSecond ? contradiction.first : contradiction.second)
  }
}

extension ImportSession {
  /// Removes and refuses every row of an entity and edition whose rows contradict one another.
  /// The file is read once more, so that the rejects file has the rows unchanged.
  func refuseContradictions(in file: TabularFile, countingBy unit: RowUnit) throws {
    for duplicate in contradictions.repetitions { findings.report(finding(for: duplicate)) }
    var refused: [DuplicateObservation.Row: [Finding]] = [:]
    for group in contradictions.contradicting {
      guard let contradiction = group.contradiction else { continue }
      let figures = try output.sink.takeBack(contradiction, countingBy: unit)
      counts.takeBackSubject()
      for (place, duplicate) in group.rows {
        guard let seen = group.contradiction(at: place) else { continue }
        refused[place.rowOfFile, default: []].append(finding(for: seen))
        // One that contradicts has been counted as refused already.
        if duplicate?.agrees == false { continue }
        counts.takeBack(
          rowWithFigure: duplicate?.isFigure ?? figures.contains(place.rowOfFile),
          isRepetition: duplicate != nil, unit: unit)
      }
    }
    guard !refused.isEmpty else { return }
    for sheet in file.sheets {
      try sheet.readRows { row in
        findings.row = row
        for finding in refused[.init(sheet: sheet.name, row: row.number)] ?? [] {
          findings.report(finding)
        }
        return .next
      }
    }
    findings.row = nil
  }
}

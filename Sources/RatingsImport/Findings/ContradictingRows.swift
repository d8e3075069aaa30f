import FreedomModel
import TabularFiles

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

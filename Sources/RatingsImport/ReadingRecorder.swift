internal import DisplayText
package import FreedomModel
import TabularFiles

/// Passes on what is read of a file, and remembers which column has what, and the first rows.
package final class ReadingRecorder: ObservationSink {
  /// The values of one column.
  struct Contents {
    /// Ids, in the order in which they came.
    var indicators: [String]
    /// Labels.
    var editions: [String]
    /// Whether it is a run of columns of one edition each.
    var isOfOneEditionAColumn = false
  }

  /// How many rows are shown.
  private static let shownRows = 10
  /// How many editions of a column are told apart: beyond one it only matters that there are
  /// several.
  private static let toldApart = 2

  private let sink: any ObservationSink
  private var entities: [Int: String] = [:]
  private var editions: [Int: String] = [:]
  private var indicators: [Int: String] = [:]
  private var sheet = ""
  private var first: [(observation: Observation, sheet: String)] = []
  private var firstRows: Set<Place> = []
  private var seen: [String: [Int: Set<Place>]] = [:]
  /// What the columns of each sheet have.
  private(set) var columns: [String: [Int: Contents]] = [:]

  private struct Place: Hashable {
    let first: Int
    let second: Int
    var third = 0
  }

  package init(passingTo sink: any ObservationSink) { self.sink = sink }

  package func number(ofEntity id: String) throws -> Int {
    let number = try sink.number(ofEntity: id)
    entities[number] = id
    return number
  }

  package func number(of edition: Edition) throws -> Int {
    let number = try sink.number(of: edition)
    editions[number] = edition.label
    return number
  }

  package func number(of indicator: Indicator) throws -> Int {
    let number = try sink.number(of: indicator)
    indicators[number] = indicator.id
    return number
  }

  package func indicator(like id: String) -> String? { sink.indicator(like: id) }

  package func redeclare(_ indicator: Indicator) throws -> Int { try sink.redeclare(indicator) }

  package func beginSheet(named name: String) throws {
    sheet = name
    try sink.beginSheet(named: name)
  }

  package func take(_ observation: Observation) throws {
    record(observation)
    try sink.take(observation)
  }

  package func take(_ membership: GroupMembership) throws { try sink.take(membership) }

  package func finishFile() throws { try sink.finishFile() }

  package func setMissing(
    _ values: [Double], ofIndicator indicator: Int, countingBy unit: RowUnit
  ) throws -> Int {
    try sink.setMissing(values, ofIndicator: indicator, countingBy: unit)
  }

  package func takeBack(
    _ duplicate: DuplicateObservation, countingBy unit: RowUnit
  ) throws -> Set<DuplicateObservation.Row> {
    try sink.takeBack(duplicate, countingBy: unit)
  }

  package var reportDuplicate: ((DuplicateObservation) -> Void)? {
    get { sink.reportDuplicate }
    set { sink.reportDuplicate = newValue }
  }

  // MARK: What is remembered

  private func record(_ observation: Observation) {
    let what = Place(first: observation.indicator, second: observation.edition)
    if seen[sheet, default: [:]][observation.column, default: []].insert(what).inserted {
      var contents = columns[sheet]?[observation.column] ?? Contents(indicators: [], editions: [])
      let indicator = indicators[observation.indicator] ?? ""
      let edition = editions[observation.edition] ?? ""
      if !contents.indicators.contains(indicator) { contents.indicators.append(indicator) }
      if !contents.editions.contains(edition) { contents.editions.append(edition) }
      columns[sheet, default: [:]][observation.column] = contents
    }
    let row = Place(
      first: observation.row, second: observation.entity, third: observation.edition)
    guard first.count < 1000, firstRows.contains(row) || firstRows.count < Self.shownRows else {
      return
    }
    firstRows.insert(row)
    first.append((observation, sheet))
  }

  /// The first rows as they would be stored, as the layout counts rows.
  func rows(countedBy unit: RowUnit, _ register: EntityRegister) -> [FileReading.StoredRow] {
    var rows: [(key: Place, observations: [Observation], sheet: String)] = []
    for (observation, sheet) in first {
      let key = Place(
        first: observation.row, second: observation.entity, third: observation.edition)
      if unit == .entityEdition, let last = rows.last, last.key == key {
        rows[rows.count - 1].observations.append(observation)
      } else if rows.count < Self.shownRows {
        rows.append((key, [observation], sheet))
      }
    }
    return rows.compactMap { row in
      guard let observation = row.observations.first,
        let entity = entities[observation.entity]
      else { return nil }
      return FileReading.StoredRow(
        sheet: row.sheet, row: observation.row, entity: entity,
        name: register[id: entity]?.name ?? entity,
        edition: editions[observation.edition] ?? "",
        values: row.observations.map {
          (indicators[$0.indicator] ?? "", Self.text(of: $0))
        })
    }
  }

  private static func text(of observation: Observation) -> String {
    let value: String =
      switch observation.value {
      case .number(let number): number.shortestExact
      case .status(let status): status.code
      case .splitStatus: "two statuses"
      case .absent: "missing"
      }
    return observation.text.map { "\(value) (\($0))" } ?? value
  }
}

/// The columns of a table in words. Columns side by side that have the same indicators of one
/// edition each are one, as in a table of countries by years.
struct ColumnRuns {
  private struct Run {
    let first: Int
    var last: Int
    let firstHeader: String
    var lastHeader: String
    /// What it has, where that is values.
    var contents: ReadingRecorder.Contents?
    let meaning: String?
  }

  private var runs: [Run] = []
  /// Whether columns side by side of one edition are one too, as in a workbook with a sheet an
  /// edition.
  private let joinsOneEdition: Bool

  init(joinsOneEdition: Bool) { self.joinsOneEdition = joinsOneEdition }

  mutating func add(meaning: String?, at column: Int, header: String) {
    runs.append(
      Run(
        first: column, last: column, firstHeader: header, lastHeader: header, contents: nil,
        meaning: meaning))
  }

  /// Adds a column of a year without a value: its indicator is unknown, or it is empty.
  mutating func add(ofYearAt column: Int, header: String) {
    let meaning = "values, one edition a column"
    if let last = runs.last, last.meaning == meaning, last.last + 1 == column {
      runs[runs.count - 1].last = column
      runs[runs.count - 1].lastHeader = header
    } else {
      add(meaning: meaning, at: column, header: header)
    }
  }

  mutating func add(_ contents: ReadingRecorder.Contents, at column: Int, header: String) {
    if let run = runs.last, let known = run.contents, run.last + 1 == column,
      contents.editions.count == 1,
      known.continues(with: contents, joinsOneEdition: joinsOneEdition)
    {
      runs[runs.count - 1].last = column
      if !header.isEmpty { runs[runs.count - 1].lastHeader = header }
      runs[runs.count - 1].contents?.add(contents)
      return
    }
    runs.append(
      Run(
        first: column, last: column, firstHeader: header, lastHeader: header, contents: contents,
        meaning: nil))
  }

  var all: [FileReading.Column] {
    runs.map { run in
      FileReading.Column(
        letters: Self.span(
          CellAddress.letters(ofColumn: run.first), CellAddress.letters(ofColumn: run.last)),
        header: Self.span(run.firstHeader, run.lastHeader).visible(cutTo: 60),
        meaning: run.contents.map { $0.text(isRun: run.first != run.last) } ?? run.meaning)
    }
  }

  private static func span(_ first: String, _ last: String) -> String {
    first == last || last.isEmpty ? first : "\(first) to \(last)"
  }
}

extension ReadingRecorder.Contents {
  /// Whether the next column belongs to the same run: each of its columns is of one edition, and
  /// they are of the same indicators in turn.
  fileprivate func continues(with next: Self, joinsOneEdition: Bool) -> Bool {
    guard isOfOneEditionAColumn || editions.count == 1 else { return false }
    return indicators.contains(next.indicators[0])
      || joinsOneEdition && editions.last == next.editions.first
  }

  fileprivate mutating func add(_ next: Self) {
    isOfOneEditionAColumn = true
    for indicator in next.indicators where !indicators.contains(indicator) {
      indicators.append(indicator)
    }
    for edition in next.editions where !editions.contains(edition) { editions.append(edition) }
  }

  fileprivate func text(isRun: Bool) -> String {
    let named =
      indicators.count > 5
      ? indicators.prefix(4).joined(separator: ", ") + " and \(indicators.count - 4) more"
      : indicators.joined(separator: ", ")
    guard isRun, let first = editions.first, let last = editions.last else {
      return named
    }
    return first == last
      ? "\(named) of the edition \(first)" : "\(named) of the editions \(first) to \(last)"
  }
}

import FreedomModel
import FreedomTestSupport
import TabularFiles

@testable import RatingsImport

/// What became of one file that a test imported.
struct Imported {
  let sink: CollectingSink
  let log: FindingLog
  /// The layout it was recognised as; `nil` where it has none.
  let layout: String?
  let publication: String?
  let authority: Int?
  let trust: SourceTrust?
  let report: FileImporter.Report?

  /// How many findings of a code there were, also those not kept in full.
  func count(_ code: String) -> Int {
    var counted: Set<Finding.Severity> = []
    return log.findings.reduce(0) { sum, finding in
      guard finding.code == code, counted.insert(finding.severity).inserted else { return sum }
      return sum + log.count(like: finding)
    }
  }

  /// The findings of a code that were kept in full.
  func findings(_ code: String) -> [Finding] { log.findings.filter { $0.code == code } }

  /// Refusals in words, to show when a test expects none.
  var refusals: [String] {
    log.findings.filter { $0.severity >= .refusedRow }.map {
      "\($0.code) \($0.cell ?? $0.line.map(String.init) ?? ""): \($0.value ?? "") \($0.rule)"
    }
  }

  /// How many findings of each code there were, graver than notes unless asked for.
  func counts(_ severity: Finding.Severity = .warning) -> [String: Int] {
    log.findings.filter { $0.severity == severity }.reduce(into: [:]) { counts, finding in
      counts[finding.code] = log.count(like: finding)
    }
  }
}

extension ImportOptions {
  /// What a user says whose file holds values of a publication.
  static func naming(_ publication: String) -> ImportOptions {
    var options = ImportOptions()
    options.publication = publication
    return options
  }
}

/// Imports a workbook of some sheets, made for a test.
func importing(_ sheets: [TestSheet], options: ImportOptions = ImportOptions()) throws -> Imported {
  try importing(WorkbookMaker(sheets).bytes, name: "test.xlsx", options: options)
}

/// Imports a text, made for a test.
func importing(
  csv text: String, name: String = "test.csv", options: ImportOptions = ImportOptions()
) throws -> Imported {
  try importing(Array(text.utf8), name: name, options: options)
}

/// Imports the bytes of a file.
func importing(
  _ bytes: [UInt8], name: String, options: ImportOptions = ImportOptions()
) throws -> Imported {
  try importing(
    TabularFile.read(bytes: bytes, name: name, options: options.reading), options: options)
}

/// Imports a file of this machine.
func importing(path: String, options: ImportOptions = ImportOptions()) throws -> Imported {
  try importing(TabularFile.open(path: path, options: options.reading), options: options)
}

private func importing(_ file: TabularFile, options: ImportOptions) throws -> Imported {
  let sink = CollectingSink()
  var log = FindingLog()
  let importer = FileImporter(options: options)
  guard let recognised = importer.recognise(file, register: testRegister, log: &log) else {
    return Imported(
      sink: sink, log: log, layout: nil, publication: nil, authority: nil, trust: nil, report: nil)
  }
  let report = try importer.read(
    recognised, into: sink, register: testRegister, catalog: IndicatorCatalog(), log: &log)
  return Imported(
    sink: sink, log: log, layout: recognised.layout, publication: recognised.publication,
    authority: recognised.authority, trust: recognised.trust, report: report)
}

/// A text as a file, made for a test.
enum TestCSV {
  static func file(_ text: String) throws -> TabularFile {
    try TabularFile.read(bytes: Array(text.utf8), name: "test.csv", options: ReadingOptions())
  }
}

/// The register of `datasets/`; an empty one where it cannot be read.
let testRegister = Datasets.register ?? EntityRegister(entities: [], names: [:], links: [])

/// Keeps what an import passes on, by entity, edition and indicator.
final class CollectingSink: ObservationSink {
  /// One observation with its place.
  struct Kept {
    let observation: Observation
    let sheet: String
  }

  private struct Key: Hashable {
    let entity: Int
    let edition: Int
    let indicator: Int
  }

  private var numbers: [String: Int] = [:]
  private var kept: [Key: Kept] = [:]
  var reportDuplicate: ((DuplicateObservation) -> Void)?
  private var sheet = ""
  private(set) var entityIDs: [String] = []
  private(set) var editions: [Edition] = []
  private(set) var indicators: [Indicator] = []
  /// The names of sheets in the order in which they were begun.
  private(set) var sheets: [String] = []

  func number(ofEntity id: String) -> Int {
    number("entity \(id)", entityIDs.count) { entityIDs.append(id) }
  }

  func number(of edition: Edition) -> Int {
    number("edition \(edition.publication) \(edition.year)", editions.count) {
      editions.append(edition)
    }
  }

  func indicator(like id: String) -> String? {
    indicators.first { FoldedID($0.id) == FoldedID(id) }?.id
  }

  func number(of indicator: Indicator) -> Int {
    number("indicator \(indicator.id)", indicators.count) { indicators.append(indicator) }
  }

  func redeclare(_ indicator: Indicator) -> Int { 0 }

  private func number(_ key: String, _ next: Int, add: () -> Void) -> Int {
    if let known = numbers[key] { return known }
    numbers[key] = next
    add()
    return next
  }

  func beginSheet(named name: String) {
    sheet = name
    sheets.append(name)
  }

  /// Memberships in groups of states, in the order in which they came.
  private(set) var memberships: [GroupMembership] = []

  func take(_ membership: GroupMembership) { memberships.append(membership) }

  func take(_ observation: Observation) {
    let key = Key(
      entity: observation.entity, edition: observation.edition, indicator: observation.indicator)
    let new = Kept(observation: observation, sheet: sheet)
    guard let first = kept[key], first.observation.value.number != nil else {
      kept[key] = new
      return
    }
    // A mark of absence beside a value contradicts nothing.
    if observation.value.number == nil { return }
    reportDuplicate?(
      DuplicateObservation(
        entity: entityIDs[key.entity], edition: editions[key.edition].label,
        indicator: indicators[key.indicator].id, first: place(first), second: place(new),
        agrees: first.observation.value == observation.value
          && first.observation.text == observation.text))
  }

  func finishFile() {}

  func setMissing(_ values: [Double], ofIndicator indicator: Int, countingBy unit: RowUnit) -> Int {
    var changed: [Key] = []
    for (key, value) in kept where key.indicator == indicator {
      guard let number = value.observation.value.number, values.contains(number) else { continue }
      let one = value.observation
      kept[key] = Kept(
        observation: Observation(
          entity: one.entity, edition: one.edition, indicator: one.indicator,
          value: .absent(.notRated), text: one.text ?? number.shortestExact, row: one.row,
          column: one.column),
        sheet: value.sheet)
      changed.append(key)
    }
    return changed.count { key in
      unit == .observation
        || !kept.contains { other, value in
          other.entity == key.entity && other.edition == key.edition
            && value.observation.value.number != nil
        }
    }
  }

  func takeBack(
    _ duplicate: DuplicateObservation, countingBy unit: RowUnit
  ) -> Set<DuplicateObservation.Row> {
    var rows: Set<DuplicateObservation.Row> = []
    for (key, value) in kept
    where entityIDs[key.entity] == duplicate.entity
      && editions[key.edition].label == duplicate.edition
      && (unit == .entityEdition || indicators[key.indicator].id == duplicate.indicator)
    {
      if value.observation.value.isFigure { rows.insert(place(value).rowOfFile) }
      kept[key] = nil
    }
    return rows
  }

  private func place(_ kept: Kept) -> DuplicateObservation.Place {
    DuplicateObservation.Place(
      sheet: kept.sheet, row: kept.observation.row, column: kept.observation.column)
  }

  /// All that was kept, in no order.
  var all: [(entity: String, edition: Edition, indicator: String, kept: Kept)] {
    kept.map { key, value in
      (entityIDs[key.entity], editions[key.edition], indicators[key.indicator].id, value)
    }
  }

  /// What was kept for one entity, edition (sort year) and indicator.
  func kept(_ entity: String, _ year: Int, _ indicator: String) -> Kept? {
    let publication = indicator.prefix { $0 != "." }
    guard let entity = numbers["entity \(entity)"],
      let edition = numbers["edition \(publication) \(year)"],
      let indicator = numbers["indicator \(indicator)"]
    else { return nil }
    return kept[Key(entity: entity, edition: edition, indicator: indicator)]
  }

  /// The value of one entity, edition (sort year) and indicator.
  func value(_ entity: String, _ year: Int, _ indicator: String) -> ObservationValue? {
    kept(entity, year, indicator)?.observation.value
  }

  /// The value, a status as 0, 1 or 2.
  func number(_ entity: String, _ year: Int, _ indicator: String) -> Double? {
    value(entity, year, indicator)?.number
  }

  /// The status.
  func status(_ entity: String, _ year: Int, _ indicator: String) -> FreedomStatus? {
    if case .status(let status) = value(entity, year, indicator) { return status }
    return nil
  }

  /// The text kept beside the value.
  func text(_ entity: String, _ year: Int, _ indicator: String) -> String? {
    kept(entity, year, indicator)?.observation.text
  }

  /// How many statuses of an indicator an edition has, of the entities that a test accepts.
  func statuses(_ indicator: String, edition year: Int, where accepts: (String) -> Bool)
    -> [FreedomStatus: Int]
  {
    var counts: [FreedomStatus: Int] = [:]
    for item in all
    where item.indicator == indicator && item.edition.year == year && accepts(item.entity) {
      if case .status(let status) = item.kept.observation.value { counts[status, default: 0] += 1 }
    }
    return counts
  }
}

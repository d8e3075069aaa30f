internal import DisplayText
import FreedomModel
import TabularFiles

/// The reading of one file: what layouts look names up with, hand observations to, and tell their
/// findings.
final class ImportSession {
  let file: String
  let options: ImportOptions
  let publication: String
  let sink: any ObservationSink
  let register: EntityRegister
  let catalog: IndicatorCatalog
  var log: FindingLog
  /// Whether scores outside of their range are kept, with a warning: official ones are.
  var keepsScoresOutOfRange = false
  /// What takes every refused row, however many there are, with the fields of the row.
  var rejects: ((Finding, [String]) -> Void)?
  /// The row being read.
  var currentRow: SheetRow?
  /// The publication whose indicators are imported as those of the file's, where one is.
  var renamed: String?
  /// Under which names the file has each entity.
  var spellings = EntitySpellings()
  /// The sheet being read; empty in CSV.
  private(set) var sheet = ""
  /// The headers of the sheet being read, where its columns are named by them.
  private(set) var headers: [String] = []
  /// Rows taken so far, counted as the layout counts them.
  private(set) var rows = 0
  /// Rows refused so far.
  private(set) var rejected = 0
  /// Rows in which no figure was published.
  private(set) var emptyRows = 0
  private var subjects = SubjectSet()
  private var duplicates = DuplicateCount()
  /// The sort years of the editions that got a figure.
  private(set) var editions: Set<Int> = []
  private var slots: [String: IndicatorSlot] = [:]
  /// The row that declared an indicator of this file's own.
  private var declarations: [String: Int] = [:]
  private var editionNumbers: [Edition: Int] = [:]
  private var entityNumbers: [String: Int] = [:]
  private var resolutions: [NameInFile: Entity?] = [:]
  private var hints = NameHints()
  private var missingMarks: [String: Int] = [:]
  private var blankRows = 0
  private var firstBlankRow = 0
  private var strayCells: [Int: StrayCells] = [:]
  private var checks = RecordChecks(slots: [:])
  private var lives = LifeRemarks()
  /// The values of indicators without a scale, by the ordinal of the slot.
  private var outside: [(slot: IndicatorSlot, values: ValuesFarOutside)?] = []
  /// What the person says means missing.
  let missingValues: MissingValues
  private var declared: DeclaredIndicators

  /// Cells of a column without a header: how many, and the first of them.
  private struct StrayCells {
    var count: Int
    let row: Int
    let text: String
  }

  private struct NameInFile: Hashable {
    let name: String
    let kind: EntityKind?
  }

  init(
    file: String, publication: String, options: ImportOptions, sink: any ObservationSink,
    register: EntityRegister, catalog: IndicatorCatalog, log: FindingLog
  ) {
    self.file = file
    self.publication = publication
    self.options = options
    self.sink = sink
    self.register = register
    self.catalog = catalog
    self.log = log
    missingValues = MissingValues(options.missing)
    declared = DeclaredIndicators(
      file: file, publication: publication, declarations: options.declarations, catalog: catalog)
  }

  // MARK: Sheets

  /// Tells which sheet is read from now on, and how many columns it has.
  func begin(sheet name: String, columns: Int) throws {
    reportStrayCells()
    sheet = name
    headers = []
    try sink.beginSheet(named: name, columns: max(columns, 1))
  }

  /// Tells which sheet of a person's own file is read from now on, and the headers of its columns.
  func begin(_ sheet: Sheet, headers: [String]) throws {
    try begin(sheet: sheet.name, columns: headers.count)
    self.headers = headers
    report(hidden: sheet)
  }

  /// Tells which sheet is looked at from now on, without any observation being taken from it.
  func look(into name: String) {
    reportStrayCells()
    sheet = name
  }

  // MARK: Names

  /// The indicator of an id, ready to take figures.
  func slot(_ id: String) throws -> IndicatorSlot {
    if let known = slots[id] { return known }
    guard let indicator = catalog[id] else { throw UnknownIndicator(id: id) }
    return try slot(declaring: indicator)
  }

  /// An indicator ready to take figures, declared when it is new. Throws an ``IndicatorTwin`` where nobody
  /// could tell it from one that is known.
  func slot(declaring indicator: Indicator) throws -> IndicatorSlot {
    if let known = slots[indicator.id] { return known }
    if let known = sink.indicator(like: indicator.id), known != indicator.id {
      throw IndicatorTwin(id: indicator.id, known: known, row: declarations[known])
    }
    declarations[indicator.id] = currentRow?.number
    let (indicator, findings) = try declared.declare(indicator, in: sink)
    for finding in findings { report(finding) }
    let slot = IndicatorSlot(
      indicator: indicator, number: try sink.number(of: indicator), ordinal: slots.count)
    slots[indicator.id] = slot
    return slot
  }

  /// The number of an edition.
  func number(of edition: Edition) throws -> Int {
    if let known = editionNumbers[edition] { return known }
    let number = try sink.number(of: edition)
    editionNumbers[edition] = number
    return number
  }

  /// The number of an entity.
  func number(of entity: Entity) throws -> Int {
    if let known = entityNumbers[entity.id] { return known }
    let number = try sink.number(ofEntity: entity.id)
    entityNumbers[entity.id] = number
    return number
  }

  /// The entity that a name in a file stands for; an unknown or ambiguous name is told as a refused
  /// row, and gives `nil`.
  ///
  /// A name that several entities bear is settled by the kind that the file says it has.
  func entity(named name: String, kind: EntityKind? = nil, row: Int, column: Int) -> Entity? {
    let key = NameInFile(name: name, kind: kind)
    if let known = resolutions[key] {
      if known == nil { report(unresolved(name, row: row, column: column)) }
      return known
    }
    let found = register.entities(named: name, preferring: kind)
    let entity = found.count == 1 ? found[0] : nil
    if resolutions.count < Self.mostResolutions { resolutions[key] = .some(entity) }
    if entity == nil { report(unresolved(name, row: row, column: column)) }
    return entity
  }

  /// A finding about a name or code that does not say which country is meant, and why.
  func unresolved(_ name: String, row: Int, column: Int) -> Finding {
    var finding = self.finding(
      .refusedRow, code: "unknown-entity", row: row, column: column, value: name,
      rule: "no country or territory has this name")
    let bearers = register.entities(named: name)
    let meanings = bearers.isEmpty ? register.codes.meanings(of: name) : []
    if bearers.count > 1 {
      finding.code = "ambiguous-entity"
      finding.rule = "several countries or territories have this name"
      finding.hint = "write one of: " + bearers.map(\.name).joined(separator: "; ")
    } else if UnratedEntities.contains(code: name) {
      finding.rule = "this is the ISO code of a place that Freedom House does not rate"
      finding.hint = "leave the row out"
    } else if !meanings.isEmpty {
      finding.code = "ambiguous-code"
      finding.rule =
        "what this code means depends on the system: \(register.describe(meanings))"
      finding.hint = "say which it is: \(CodeSystem.option(meanings.map(\.system)))"
    } else {
      finding.hint = hints.hint(
        for: name, in: register, isShown: rejects != nil || log.keeps(finding))
      if let latin = LookAlikeLetters.latin(name), !register.entities(named: latin).isEmpty {
        finding.rule += "; some of its letters are Cyrillic or Greek and only look Latin"
      }
    }
    return finding
  }

  /// So many names are remembered at most: a file may have millions of different ones.
  private static let mostResolutions = 100_000

  // MARK: Observations

  /// Takes the figures of one entity and edition, unless one of them was refused.
  func commit(_ record: RatingRecord) throws {
    try commit(
      record, entity: try number(of: record.entity), edition: try number(of: record.edition))
  }

  /// As ``commit(_:)``, for a layout that knows the numbers of the entity and the edition.
  func commit(_ record: RatingRecord, entity: Int, edition: Int) throws {
    guard !record.isRefused else {
      reject()
      return
    }
    for figure in record.figures {
      try sink.take(
        Observation(
          entity: entity, edition: edition, indicator: figure.slot.number, value: figure.value,
          text: figure.text, row: figure.row, column: figure.column))
    }
    guard record.holdsNumbers else { return }
    rows += 1
    subjects.insert(entity: entity, edition: edition)
    editions.insert(record.edition.year)
    if checks.slotCount != slots.count { checks = RecordChecks(slots: slots) }
    checks.check(record, in: self)
  }

  /// Keeps in mind that a value of a person's own file is of a year in which the state did not exist.
  func remember(_ entity: Entity, in edition: Edition, row: Int) {
    lives.add(entity, edition, row: row)
  }

  /// Keeps in mind a value of an indicator without a scale.
  func remember(_ value: Double, of slot: IndicatorSlot, row: Int, column: Int) {
    while outside.count <= slot.ordinal { outside.append(nil) }
    if outside[slot.ordinal] == nil { outside[slot.ordinal] = (slot, ValuesFarOutside()) }
    outside[slot.ordinal]?.values.add(value, row: row, column: column)
  }

  /// Takes a membership in a group of states.
  func take(_ membership: GroupMembership) throws { try sink.take(membership) }

  /// Counts rows that were taken one figure at a time.
  func countRows(_ count: Int, editionYears: Set<Int>) {
    rows += count
    editions.formUnion(editionYears)
  }

  /// Counts a row in which no figure was published.
  func countEmptyRow() { emptyRows += 1 }

  /// Counts a row that is not taken.
  func reject() { rejected += 1 }

  /// Takes notice of a figure that the file holds twice: of a row that says the same again, which is none of
  /// its own, or of one that contradicts another, which is refused.
  func take(_ duplicate: DuplicateObservation, unit: RowUnit) {
    report(DuplicateFinding.finding(for: duplicate, in: self))
    guard duplicates.isFirst(duplicate, of: unit), !duplicate.agrees else { return }
    reject()
    if duplicate.isFigure { rows -= 1 }
  }

  /// How many of the rows say something that no other row of the file does.
  func distinctRows(_ unit: RowUnit) -> Int {
    unit == .observation ? rows - duplicates.agreeing : min(rows, subjects.count)
  }

  /// Counts marks that stand for a missing value; the empty one is a blank cell.
  func countMissing(_ mark: String, _ count: Int = 1) {
    if count > 0 { missingMarks[mark, default: 0] += count }
  }

  /// Counts a row in which no cell holds more than blanks; the first is remembered.
  func countBlankRow(_ row: Int) {
    if blankRows == 0 { firstBlankRow = row }
    blankRows += 1
  }

  /// Counts a cell that holds something in a column without a header.
  func countStrayCell(of row: SheetRow, at column: Int) {
    guard let cell = row.cell(column), cell.end > cell.start || cell.kind != .text else { return }
    strayCells[
      column, default: StrayCells(count: 0, row: row.number, text: row.text(cell))
    ].count += 1
  }

  /// Counts the cells of a row of a workbook that stand to the right of the header's last column.
  func countStrayCells(of row: SheetRow, beyond columns: Int) {
    for cell in row.cells.reversed() {
      guard cell.column >= columns else { return }
      countStrayCell(of: row, at: cell.column)
    }
  }

  private func reportStrayCells() {
    for (column, cells) in strayCells.sorted(by: { $0.key < $1.key }) {
      report(
        finding(
          .note, code: "stray-cell", row: cells.row, column: column, value: cells.text,
          rule: cells.count == 1
            ? "the cell stands under no header and is left out"
            : "\(cells.count) cells of this column, this one the first, stand under no header and are "
              + "left out"))
    }
    strayCells = [:]
  }

  // MARK: Findings

  /// A finding at a place of the current sheet; `column` counts from 0.
  func finding(
    _ severity: Finding.Severity, code: String, row: Int? = nil, column: Int? = nil,
    header: String? = nil, value: String? = nil, rule: String, hint: String? = nil
  ) -> Finding {
    let letters = column.map { CellAddress.letters(ofColumn: $0) }
    return Finding(
      severity, code: code, file: file, sheet: sheet.isEmpty ? nil : sheet, line: row,
      column: (header ?? column.map(name(ofColumn:))).map { $0.visible(cutTo: 80) },
      cell: sheet.isEmpty ? nil : row.flatMap { row in letters.map { "\($0)\(row)" } },
      value: value.map { $0.visible(cutTo: 80) }, rule: rule, hint: hint)
  }

  /// What a column is called: its header, else its letters.
  func name(ofColumn column: Int) -> String {
    column < headers.count && !headers[column].isEmpty
      ? headers[column] : CellAddress.letters(ofColumn: column)
  }

  /// Takes a finding.
  func report(_ finding: Finding) {
    log.report(finding)
    guard let rejects, finding.severity == .refusedRow else { return }
    let isCurrent = currentRow?.number == finding.line
    rejects(finding, isCurrent ? currentRow?.texts ?? [] : [])
  }

  /// Tells what only all of the file tells: values of states that did not exist, and values far outside
  /// of the rest; codes of missing among these are made missing where that is sure.
  func judgeValues(countingBy unit: RowUnit) throws {
    lives.report(to: self)
    for (slot, values) in outside.compactMap(\.self) {
      guard let verdict = values.verdict(for: slot.indicator, in: self) else { continue }
      report(verdict.finding)
      if !verdict.missing.isEmpty {
        let emptied = try sink.setMissing(
          verdict.missing, ofIndicator: slot.number, countingBy: unit)
        rows -= emptied
        emptyRows += emptied
      }
    }
  }

  /// Reports what is unclear or not declared about the indicators of the file.
  func reportDeclarations() {
    for finding in declared.finish() { report(finding) }
  }

  /// Tells how many rows were blank, how often each mark stood for a missing value.
  func reportCounts() {
    reportStrayCells()
    if blankRows > 0 {
      log.report(
        Finding(
          .note, code: "blank-rows", file: file, line: firstBlankRow, value: "\(blankRows)",
          rule: "rows of nothing but blanks were skipped"))
    }
    for (mark, count) in missingMarks.sorted(by: { $0.key < $1.key }) {
      log.report(
        Finding(
          .note, code: "missing-values", file: file, value: mark,
          rule: (count == 1 ? "1 " : "\(count) ") + (mark.isEmpty ? "blank " : "")
            + (count == 1 ? "cell" : "cells") + (mark.isEmpty ? "" : " with this mark")
            + (count == 1 ? " is" : " are") + " taken as missing"))
    }
  }
}

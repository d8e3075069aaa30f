internal import FreedomModel
internal import Platform
internal import RatingsImport
internal import RatingsStore
internal import TabularFiles

/// What files say about names and indicators, beside the files of values.
extension RatingsImporter {
  /// Keeps the user's own names for entities; what cannot be kept refuses the run.
  func keepAliases(in transaction: ImportTransaction, _ outcome: inout Outcome) throws {
    guard let aliases, let file = try open(aliases, &outcome.log) else { return }
    let table = try AliasTable(file, register: transaction.register)
    for finding in table.findings { outcome.log.report(finding) }
    guard table.findings.isEmpty else { return }
    var kept = transaction.register.aliases
    for change in table.changes { kept[change.name] = change.entity }
    guard kept != transaction.register.aliases else { return }
    try transaction.keep(kept)
    let count = kept.all.count
    outcome.log.report(
      Finding(
        .note, code: "names-kept", file: file.name,
        rule: "the database keeps \(count) \(count == 1 ? "name" : "names") of your own; "
          + "'freedom entities --aliases' lists them"))
  }

  /// Whether a file declares indicators, and has no values. In a folder only `indicators.csv` may.
  func isDeclarations(_ input: InputPaths.Input, _ file: TabularFile) throws -> Bool {
    guard !input.isOfPackage, !input.isInFolder || file.name == IndicatorTable.name,
      let headers = try file.sheets.first?.preview(1).first
    else { return false }
    return IndicatorTable.isHeader(headers)
  }

  /// Declares what a file says about indicators that are known already.
  func declare(
    _ file: TabularFile, _ options: ImportOptions, in transaction: ImportTransaction,
    _ outcome: inout Outcome
  ) throws {
    guard let publication = options.publication else {
      return outcome.log.report(
        Finding(
          .refusedFile, code: "publication-not-named", file: file.name,
          rule: "this file declares indicators, but not their publication",
          hint: "name it: \(options.command(publication: "NAME"))"))
    }
    guard !Publication.isFreedomHouse(publication) else {
      return outcome.log.report(
        Finding(
          .refusedFile, code: "unclear-declaration", file: file.name, value: publication,
          rule: "the scales of Freedom House's indicators are known and cannot be declared",
          hint: "name a publication of your own"))
    }
    let table = try IndicatorTable(file, publication: publication)
    for finding in table.findings { outcome.log.report(finding) }
    let catalog = try transaction.currentCatalog()
    let own = catalog.indicators.filter { $0.publication == publication }
    let unknown = table.rows.filter { row in !own.contains { row.names($0) } }.map(\.name)
    if !unknown.isEmpty {
      outcome.log.report(
        Finding(
          .refusedFile, code: "unknown-indicator", file: file.name,
          value: unknown.joined(separator: ", "),
          rule: "\(publication) has no such indicator in the database",
          hint: "import a file that has it, with --indicators \(file.name)"))
    }
    guard table.findings.isEmpty, unknown.isEmpty else { return }
    var options = options
    options.declarations.rows = table.rows
    options.declarations.file = file.name
    try transaction.declare(self.publication(publication, PackageCodebook(nil)))
    try FileImporter(options: options).redeclare(
      own.map(\.id), of: publication, file: file.name, in: transaction, catalog: catalog,
      log: &outcome.log)
    var taken = FileOutcome(file: file.name, layout: "indicators", publication: publication)
    taken.declared = table.rows.count
    outcome.files.append(taken)
  }

  /// Adds what the file of declarations says to the options for a file of values; `false` where a
  /// finding says why it cannot.
  func addDeclarations(
    for input: InputPaths.Input, to options: inout ImportOptions, _ log: inout FindingLog
  ) throws -> Bool {
    let isAsked = indicators != nil
    guard let path = indicators ?? besides(input, options),
      let file = try open(path, &log)
    else { return !isAsked }
    if !isAsked {
      guard try file.sheets.first?.preview(1).first.map(IndicatorTable.isHeader) ?? false else {
        log.report(
          Finding(
            .note, code: "not-a-table-of-indicators", file: file.name,
            rule: "the file is beside \(InputPaths.name(of: input.path)) and declares no "
              + "indicators; it is not read"))
        return true
      }
    }
    let table = try IndicatorTable(file, publication: options.publication)
    for finding in table.findings { log.report(finding) }
    options.declarations.rows = table.rows
    options.declarations.file = file.name
    if !isAsked, table.findings.isEmpty {
      log.report(
        Finding(
          .note, code: "declared-by-file", file: InputPaths.name(of: input.path),
          rule: "its indicators are declared as \(file.name) beside it says"))
    }
    return table.findings.isEmpty
  }

  /// The file of declarations beside a file of a user's own publication; `nil` where there is none.
  private func besides(_ input: InputPaths.Input, _ options: ImportOptions) -> String? {
    guard !input.isOfPackage, let publication = options.publication,
      !Publication.isFreedomHouse(publication), File.isRegular(input.path)
    else { return nil }
    let path = Directory.parent(of: input.path) + "/" + IndicatorTable.name
    return InputPaths.name(of: input.path) != IndicatorTable.name && File.isRegular(path)
      ? path : nil
  }

  /// Opens a file that says something about others. Its encoding is its own, or that of the others.
  private func open(_ path: String, _ log: inout FindingLog) throws -> TabularFile? {
    do throws(FileError) {
      do {
        return try TabularFile.open(path: path)
      } catch {
        guard options.reading.encoding != nil else { throw error }
        var reading = ReadingOptions()
        reading.encoding = options.reading.encoding
        return try TabularFile.open(path: path, options: reading)
      }
    } catch {
      log.report(Finding(error, file: InputPaths.name(of: path)))
      return nil
    }
  }
}

/// What the codebook of a data package says about the indicators of a user's own publications, so
/// that their labels, scales and directions come back with their values.
struct PackageCodebook {
  static let name = "codebook.csv"

  /// The indicators; none of Freedom House's.
  private(set) var indicators: [Indicator] = []
  private(set) var citations: [String: String] = [:]
  private(set) var titles: [String: String] = [:]

  /// Reads a codebook; one that cannot be read says nothing.
  init(_ file: TabularFile?) {
    guard let sheet = file?.sheets.first else { return }
    var columns: [String: Int] = [:]
    try? sheet.readRows { row in
      let cells = row.texts
      if columns.isEmpty {
        columns = Dictionary(zip(cells, cells.indices)) { first, _ in first }
        return .next
      }
      func text(_ column: String) -> String {
        let cell = columns[column].flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? ""
        return SpreadsheetGuard.strip(cell)
      }
      take(text)
      return .next
    }
  }

  private mutating func take(_ text: (String) -> String) {
    let publication = text("publication")
    guard !publication.isEmpty, Publication.objection(to: publication) == nil,
      !Publication.isFreedomHouse(Publication.id(named: publication)),
      text("indicator").hasPrefix(publication + "."),
      let measure = Indicator.Measure(rawValue: text("type"))
    else { return }
    let source = text("source")
    let title = text("publication_title")
    if !title.isEmpty { titles[publication] = title }
    // Where no citation is known the title is in its place.
    if !source.isEmpty, source != publication, source != title { citations[publication] = source }
    indicators.append(
      Indicator(
        id: text("indicator"), publication: publication, label: text("label"), measure: measure,
        minimum: Double(text("minimum")), maximum: Double(text("maximum")),
        direction: measure == .status ? .higher : ScaleDirection(rawValue: text("freer_is")),
        description: text("description"), credit: citations[publication]))
  }
}

package import FreedomModel
internal import Platform
public import RatingsImport
public import RatingsStore
internal import TabularFiles

/// Imports files of ratings into a database: recognises them, checks them, and imports all of them
/// or none.
public struct RatingsImporter: Sendable {
  /// Which values become current where a file and the database differ.
  public enum ConflictPolicy: String, Sendable, CaseIterable {
    /// Those of the newer file: the default.
    case newest
    /// Those that are current already.
    case keep
    case replace
    /// Neither: a difference fails the import.
    case fail
  }

  /// Looks on while files are read: a file's name, and how many of its values there are so far.
  package typealias Watch = (_ file: String, _ figures: Int) throws -> Void

  /// Reports what became of the files before anything is kept.
  package typealias Teller = (_ outcome: Outcome) throws -> Void

  /// The database file.
  public let database: String
  /// The language of the names in the files, where it is not English.
  public var language: NameLanguage?
  /// A file of the user's own names for entities, which the database keeps.
  public var aliases: String?
  /// A file that declares the indicators of the user's own publication; by default `indicators.csv`
  /// beside each of the files.
  public var indicators: String?
  /// The bundled data, for the entity register of a new database.
  public let datasets: Datasets
  /// How files are read.
  public var options = ImportOptions()
  /// Which values become current.
  public var policy = ConflictPolicy.newest
  /// Whether the run only reports what it would do.
  public var isDryRun = false
  /// Whether a database that another process has filled in the meantime is left unchanged.
  var fillsOnlyNew = false
  /// Whether the files are known to be what was compiled from Freedom House's.
  var trustsFiles = false
  /// Whether this importer looks a file up in a database of the bundled values.
  var isReference = false
  /// How long to wait for another process that uses the database, and what to call then.
  public var lockTimeout = LockTimeout()

  /// An importer into a database.
  public init(database: String, datasets: Datasets) {
    self.database = database
    self.datasets = datasets
  }

  /// Imports files, or every file in a folder.
  ///
  /// When a file or a row is refused nothing is kept (bad rows can be left out by option): the
  /// outcome says so and lists the findings.
  ///
  /// - Parameter paths: Files and folders; `-` is standard input.
  /// - Returns: What became of the files.
  /// - Throws: A `StoreError`.
  public func run(_ paths: [String]) throws -> Outcome {
    try run(paths, rejects: nil, findings: nil, watch: nil, tell: nil)
  }

  /// Imports files while others look on; what one of them throws ends the run, and nothing is kept.
  ///
  /// `findings` receives every finding; `watch` is called before each file and regularly within
  /// it; `tell` is called with the outcome at the last moment before the import is kept, and never
  /// on a dry run.
  package func run(
    _ paths: [String], rejects: (any RejectedRows)?, findings: (any FindingReceiver)?,
    watch: Watch?, tell: Teller?
  ) throws -> Outcome {
    while true {
      do {
        var outcome = Outcome()
        outcome.log = FindingLog(receiver: findings)
        try attempt(paths, rejects, watch, tell, &outcome)
        return outcome
      } catch let error as StoreError where error.kind == .moved {
        // Another process removed the file while this one waited for it, or made one.
        continue
      }
    }
  }

  private func attempt(
    _ paths: [String], _ rejects: (any RejectedRows)?, _ watch: Watch?, _ tell: Teller?,
    _ outcome: inout Outcome
  ) throws {
    if !Directory.createWithParents(Directory.parent(of: database)) {
      throw StoreError(
        .cannotCreate, path: database, message: "the folder cannot be made",
        hint: "name another place with --database")
    }
    do {
      try RatingsDatabase.importing(
        into: database, isDryRun: isDryRun, lockTimeout: lockTimeout, register: datasets.register,
        population: datasets.population
      ) { transaction in
        if fillsOnlyNew, !transaction.isFirst { return }
        try keepAliases(in: transaction, &outcome)
        for path in paths {
          try take(path, into: transaction, rejects, watch, &outcome)
        }
        if outcome.files.isEmpty, outcome.log.findings.isEmpty {
          outcome.log.report(Self.nothingToImport(paths))
        }
        outcome.isAcceptable = isAcceptable(outcome)
        if !outcome.isAcceptable { throw NotKept() }
        guard !isDryRun else { return }
        try rejects?.complete()
        var kept = outcome
        kept.isKept = true
        try tell?(kept)
        try rejects?.finish()
      }
      outcome.isKept = !isDryRun
    } catch is NotKept {
      rejects?.discard()
    } catch {
      rejects?.discard()
      throw error
    }
  }

  /// The register of the database, with the names of the language that the files are in. Without
  /// one, English names are found alone: what a file calls `Brasil` is not guessed, and only named.
  private func register(of transaction: ImportTransaction) -> EntityRegister {
    var register = transaction.register
    let names = datasets.translations
    let language = language
    register.translations = names.understanding(language.map { [$0] } ?? [])
    return register
  }

  private struct NotKept: Error {}

  private static func nothingToImport(_ paths: [String]) -> Finding {
    Finding(
      .refusedFile, code: "no-files", file: paths.first.map(InputPaths.name),
      rule: "there is no file in the folder", hint: "name a file, or a folder with files")
  }

  private func isAcceptable(_ outcome: Outcome) -> Bool {
    let counts = outcome.log.counts
    return counts[.refusedFile, default: 0] == 0
      && (options.skipsBadRows || counts[.refusedRow, default: 0] == 0)
  }

  private func take(
    _ path: String, into transaction: ImportTransaction, _ rejects: (any RejectedRows)?,
    _ watch: Watch?, _ outcome: inout Outcome
  ) throws {
    let typed = path
    let path = typed == "-" ? "/dev/stdin" : typed
    // A pipe may take long to come.
    try watch?(InputPaths.name(of: path), 0)
    var paths = InputPaths(options: options)
    let inputs = paths.expand(path, typed: typed)
    for finding in paths.findings { outcome.log.report(finding) }
    for input in inputs {
      let name = InputPaths.name(of: input.path)
      if input.path != path { try watch?(name, 0) }
      transaction.watch = { try watch?(name, $0) }
      do {
        try take(input, into: transaction, rejects, &outcome)
      } catch let error as FileError {
        let finding = Finding(error, file: name)
        outcome.log.report(finding)
        // Of a file that is not there, there is nothing to show.
        guard isDryRun, finding.code != "no-such-file" else { continue }
        var options = options
        options.commandLine.insert(input.typed, at: 0)
        let reading = FileImporter(options: options).reading(ofUnreadable: name, log: outcome.log)
        // Where no option helps, as for a file that is not there, the finding says all.
        if reading.command != nil { outcome.readings.append(reading) }
      }
    }
  }

  private func take(
    _ input: InputPaths.Input, into transaction: ImportTransaction,
    _ rejects: (any RejectedRows)?, _ outcome: inout Outcome
  ) throws {
    var options = options
    options.commandLine.insert(input.typed, at: 0)
    let file = try input.open(options.reading)
    if try isDeclarations(input, file) {
      if !input.isInFolder { try declare(file, options, in: transaction, &outcome) }
      return
    }
    guard try addDeclarations(for: input, to: &options, &outcome.log) else { return }
    try take(
      file, options, manifest: input.manifest, codebook: PackageCodebook(input.codebook),
      into: transaction, rejects, &outcome)
  }

  /// Imports a file that is open; `manifest` is the description of the package that it is in, and
  /// `codebook` what that says about indicators.
  func take(
    _ file: TabularFile, _ options: ImportOptions, manifest: PackageManifest? = nil,
    codebook: PackageCodebook = PackageCodebook(nil), into transaction: ImportTransaction,
    _ rejects: (any RejectedRows)?, _ outcome: inout Outcome
  ) throws {
    let importer = FileImporter(options: options)
    let recorder = isDryRun && !isReference ? ReadingRecorder(passingTo: transaction) : nil
    var read: FileImporter.RecognisedFile?
    defer {
      if isDryRun {
        outcome.readings.append(
          importer.reading(
            of: file, as: read, recorder: recorder, register: transaction.register,
            log: outcome.log))
      }
    }
    guard
      let recognised = importer.recognise(
        file, register: register(of: transaction), log: &outcome.log)
    else { return }
    read = recognised
    var taken = FileOutcome(
      file: file.name, layout: recognised.layout,
      publication: recognised.naming == .unknown ? nil : recognised.publication)
    taken.hasYearsOfCoverage =
      options.years != .edition && Publication.isFreedomHouse(recognised.publication)
    let digest = file.digest()
    if let rows = try transaction.rowsTakenBefore(
      layout: recognised.layout, publication: recognised.publication, sha256: digest.hexadecimal)
    {
      if !options.declarations.isEmpty {
        let indicators = try transaction.indicatorsTakenBefore(
          layout: recognised.layout, publication: recognised.publication,
          sha256: digest.hexadecimal())
        try importer.redeclare(
          indicators, of: recognised.publication, file: file.name, in: transaction,
          catalog: transaction.catalog, log: &outcome.log)
      }
      try transaction.declare(
        publication(recognised.publication, codebook, about: recognised.about))
      if options.decidesValues || aliases != nil {
        outcome.log.report(
          Finding(
            .note, code: "known-file", file: file.name,
            rule: "this file has been imported already, and was not read again with these options",
            hint: "to read it again, first remove it: freedom sources remove"))
      }
      if rows.refused > 0 {
        outcome.log.report(
          Finding(
            .refusedRow, code: "refused-before", file: file.name,
            rule: "rows of this file were refused when it was imported: \(rows.refused)",
            hint: "to see them, first remove the file: freedom sources remove; then import it "
              + "again"))
      }
      taken.rows = rows.taken + rows.refused
      taken.rejected = rows.refused
      taken.counts.unchanged = rows.taken
      taken.wasKnown = true
      outcome.files.append(taken)
      return
    }
    try transaction.begin(
      SourceRecord(
        file: file.name, layout: recognised.layout,
        publication: publication(
          recognised.publication, codebook, about: recognised.about),
        authority: try authority(recognised.authority, transaction), trust: recognised.trust,
        importedAt: SystemClock.now()))
    var catalog = transaction.catalog
    for indicator in codebook.indicators { catalog.declare(indicator) }
    let report = try importer.read(
      recognised, into: recorder ?? transaction, register: register(of: transaction),
      catalog: catalog,
      log: &outcome.log, rejects: rejects.map { taker in { taker.take($0, fields: $1) } })
    let sha256 = try digest.hexadecimal()
    let counts = try transaction.end(
      rows: report.rows, distinctRows: report.distinctRows, refusedRows: report.rejected,
      countingBy: recognised.unit, sha256: sha256,
      comparesOfficial: comparesOfficial(recognised, sha256: sha256, manifest),
      comparesYears: recognised.isOwn && recognised.naming != .byExport && !options.areYearsNamed)
    if let years = counts.yearsOfCoverage {
      outcome.log.report(years.finding(file: file.name, options: options))
    }
    if let changes = counts.official {
      try self.report(on: changes, of: recognised, options: options, &outcome.log)
    }
    reportConflicts(
      counts, file: file.name, isOfFreedomHouse: recognised.isOfFreedomHouse, &outcome.log)
    taken.editions = report.editions
    taken.counts = counts
    taken.rejected = report.rejected
    taken.emptyRows = max(0, report.emptyRows - counts.withdrawn)
    taken.rows = report.rows + counts.withdrawn + taken.rejected + taken.emptyRows
    outcome.files.append(taken)
  }

  /// Whether the values of a file have to be looked at beside Freedom House's: not those of its own
  /// files, nor of an export that a package's description, or that of the bundled tables, has with
  /// its very bytes.
  private func comparesOfficial(
    _ recognised: FileImporter.RecognisedFile, sha256: String, _ manifest: PackageManifest?
  ) -> Bool {
    switch recognised.naming {
    case .byLayout, .unknown: false
    case .byUser: Publication.isFreedomHouse(recognised.publication)
    case .byExport:
      !trustsFiles && manifest?.describes(sha256: sha256) != true
        && !datasets.describes(sha256: sha256)
    }
  }

  func publication(
    _ id: String, _ codebook: PackageCodebook, about: Publication? = nil
  ) -> Publication {
    Publication.freedomHouse.first { $0.id == id }
      ?? Publication(
        id: id,
        title: options.publicationTitle ?? codebook.titles[id] ?? about?.title ?? id,
        citation: options.publicationCitation ?? codebook.citations[id] ?? about?.citation
          ?? "")
  }

  /// A policy that favours one side is kept as a rank, so that it applies later too.
  private func authority(_ usual: Int, _ transaction: ImportTransaction) throws -> Int {
    switch policy {
    case .newest, .fail: usual
    case .keep: try transaction.lowestAuthority() - 1
    case .replace: try transaction.highestAuthority() + 1
    }
  }

  private func reportConflicts(
    _ counts: ImportCounts, file: String, isOfFreedomHouse: Bool, _ log: inout FindingLog
  ) {
    let differing = counts.changed + counts.superseded
    if policy == .fail, differing > 0 {
      log.report(
        Finding(
          .refusedFile, code: "conflict", file: file,
          rule: "\(differing) rows differ from those in the database",
          hint: "choose the current ones: --on-conflict newest, keep or replace"))
    } else if counts.superseded > 0 {
      var finding = Finding(
        .note, code: "superseded", file: file,
        rule: "\(counts.superseded) rows differ from a newer source, whose values stay current",
        hint: "see the differences with 'freedom diff'")
      // Freedom House's later files change earlier values.
      finding.isKnown = isOfFreedomHouse
      log.report(finding)
    }
  }
}

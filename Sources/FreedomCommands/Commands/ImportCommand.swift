internal import DisplayText
import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsExport
import RatingsImport
import Platform

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import Freedom House's workbooks or your own files.",
    discussion: """
      A file of your own needs --publication NAME. To add or replace values of Freedom House, \
      write --publication fiw, fotp or fotn. Your own table can be:

        tidy  country,year,pr,cl,status; every column of numbers is an indicator
        long  country,year,indicator,value
        wide  one row for each country, one column for each year

      Known headers: V-Dem, Polity, QoG, RSF, CPI, EIU, WGI, World Bank, OWID.

      Examples:
        freedom import Country_and_Territory_Ratings_and_Statuses_FIW_1973-2025.xlsx
        freedom import ratings.csv --publication myindex --map country=Land
        freedom import long.csv --publication vdem --dry-run
        freedom import ranks.csv --publication own --lower-is-freer
      """)

  @Argument(help: "Files, or folders with files; - is standard input.", completion: .file())
  var paths: [String]

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The publication of your file: your own name, or fiw.", valueName: "name"),
    completion: .publications)
  var publication: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The header of a field; may be repeated.", valueName: "field=header"))
  var map: [String] = []

  @Option(
    name: .long, help: "The indicator of a wide table.", completion: .indicators)
  var indicator: String?

  @Option(name: .long, help: "The edition of a file without a year, such as 2006.")
  var edition: String?

  @OptionGroup(title: SharedOptions.reading) var countries: CountryOptions

  // No longer needed: a user's own publication declares its indicators.
  @Flag(name: .long, help: .hidden)
  var newIndicators = false

  @Flag(
    name: .long,
    help: "Import the good rows; a rejects file lists the others.")
  var skipBadRows = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The rejects file (default: NAME.rejects.csv).", valueName: "file"),
    completion: .file())
  var rejects: String?

  @Flag(
    name: .long,
    help: "Import a data package whose files were changed.")
  var acceptChanged = false

  @Option(name: .long, help: "What the years of your file are (default: edition).")
  var years: YearRule?

  @Option(
    name: .long,
    help: ArgumentHelp("Which value becomes current (default: newest).", valueName: "which"))
  var onConflict: RatingsImporter.ConflictPolicy?

  @Flag(
    name: .long, help: "Show what would be imported, and import nothing.")
  var dryRun = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Write all findings to a .csv, .tsv or .json file.", valueName: "file"),
    completion: .file())
  var findings: String?

  @Option(name: .long, help: "How to print findings.")
  var errors: FindingFormat?

  @OptionGroup(title: SharedOptions.declaring) var declared: DeclarationOptions
  @OptionGroup(title: SharedOptions.reading) var reading: ReadingOptionGroup
  @OptionGroup(title: SharedOptions.output) var database: DatabasePlaceOptions
  @OptionGroup(title: SharedOptions.output) var output: OutputOptionsOf<CaptionOptions>

  func run() throws {
    if let rejects { try EndingCheck.require(["csv"], of: rejects, for: "a rejects file") }
    var destinations = try output.destinations
    if let findings {
      try EndingCheck.require(FindingOutput.endings, of: findings, for: "findings")
    }
    destinations.paths += [rejects, findings].compactMap(\.self)
    try destinations.check(
      against: paths + [countries.aliases, declared.indicators].compactMap(\.self) + database.files)
    let datasets = Datasets(in: try DatasetsFolder.find())
    let isNew = !File.exists(database.location.path)
    var importer = RatingsImporter(database: database.location.path, datasets: datasets)
    importer.policy = onConflict ?? .newest
    importer.isDryRun = dryRun
    importer.lockTimeout = database.lockTimeout
    importer.options.publication = publication.map(Publication.id(named:))
    importer.options.commandLine = commandLine
    importer.options.headers = try Self.headers(map)
    importer.options.indicator = indicator
    importer.options.edition = edition
    importer.options.declarations = try declared.declarations()
    importer.options.publicationTitle = declared.title
    importer.options.publicationCitation = declared.cite
    importer.options.skipsBadRows = skipBadRows
    importer.options.acceptsChanged = acceptChanged
    importer.options.years = years ?? .edition
    importer.options.areYearsNamed = years != nil
    importer.options.codes = reading.codes
    importer.language = reading.names
    importer.options.entities = try countries.entities()
    importer.options.ignored = countries.ignore
    importer.aliases = countries.aliases
    importer.indicators = declared.indicators
    importer.options.missing = reading.missingValues
    importer.options.decimal = reading.decimal
    importer.options.statusCodes = try reading.codesOfStatuses()
    importer.options.reading = reading.options
    let rejected =
      skipBadRows && !dryRun
      ? try RejectsFile(asked: rejects, inputs: paths, overwriting: output.place.force) : nil
    // What cannot be written is known before anything is stored.
    let files = try output.open()
    let all = try FindingOutput(
      file: findings, overwriting: output.place.force, printsJSON: errors == .json,
      isQuiet: database.quiet)
    let printer = FindingPrinter(isQuiet: database.quiet)
    let progress = ProgressLine(isWanted: !database.quiet)
    all.willPrint = progress.erase
    Interruption.wait()
    var isTold = false
    func tell(_ outcome: RatingsImporter.Outcome) throws {
      progress.erase()
      if isTold { return }
      isTold = true
      if errors != .json { printer.print(outcome.log) }
      try all.complete()
      try write(outcome, to: files)
    }
    let outcome = try importer.run(
      paths, rejects: rejected, findings: all,
      watch: { file, figures in
        try Interruption.check()
        progress.show("importing \(file): \(figures) values")
      }, tell: tell)
    try finish(isKept: outcome.isKept) { try all.finish() }
    if !outcome.isKept {
      // Where nothing was read there is nothing to show.
      guard dryRun, !outcome.files.isEmpty || isForPeople(files) && !outcome.readings.isEmpty else {
        progress.erase()
        if errors != .json {
          printer.print(outcome.log)
          if !database.quiet { StandardError.write(nothingImported(outcome)) }
        }
        throw ExitCode(Self.status(ofRefused: outcome).rawValue)
      }
      try tell(outcome)
    }
    try finish(isKept: outcome.isKept) { try files.finish() }
    tellWhatIsOdd(isNew: isNew && outcome.isKept, datasets)
    if let rejected, let path = rejected.path, errors != .json, !database.quiet {
      StandardError.write(
        "freedom: what was refused is listed in \(path), \(rejected.count) "
          + (rejected.count == 1 ? "line" : "lines"))
    }
    if outcome.log.hasRefusals {
      throw ExitCode(
        (outcome.isAcceptable ? ExitStatus.findings : Self.status(ofRefused: outcome)).rawValue)
    }
  }

  /// Why nothing was imported, and what to do about bad rows.
  private func nothingImported(_ outcome: RatingsImporter.Outcome) -> String {
    let rows = outcome.log.counts[.refusedRow, default: 0]
    if outcome.log.counts[.refusedFile, default: 0] == 0, rows > 0 {
      return "freedom: nothing was imported; to leave out the refused rows, use --skip-bad-rows"
    }
    return skipBadRows && !outcome.files.isEmpty
      ? "freedom: nothing was imported: --skip-bad-rows leaves out rows, and a finding above "
        + "refuses the file"
      : "freedom: nothing was imported"
  }

  /// Writes what became of the files, before it is kept: a sentence each for people, else a table.
  /// That no reader is not a reason to store nothing.
  private func write(_ outcome: RatingsImporter.Outcome, to files: ResultFiles) throws {
    do {
      if isForPeople(files) {
        let page = ImportPage(outcome, options: output.exportOptions())
        try files.table.write(Array(page.text.utf8))
        return try files.complete()
      }
      try output.write(
        ResultTable(outcome), to: files,
        brief: outcome.files.count < 2
          ? [] : ["file", "editions", "rows", "added", "changed", "unchanged", "rejected"])
      try files.complete()
    } catch let error as OutputError where error.isQuiet {}
  }

  /// Whether sentences are printed instead of a table.
  private func isForPeople(_ files: ResultFiles) -> Bool {
    files.format is TerminalTable.Type && !output.concernsOneTable && output.place.path == "-"
  }

  /// Names an output, when the database has what it reports.
  private func finish(isKept: Bool, _ giveName: () throws -> Void) throws {
    do {
      try giveName()
    } catch let error as OutputError where isKept {
      if error.isQuiet { return }
      throw UsageError(
        "\(error); the import itself is done", hint: "'freedom sources' lists it",
        status: error.step == .create ? .cannotCreate : .inputOutput)
    }
  }

  private static func status(ofRefused outcome: RatingsImporter.Outcome) -> ExitStatus {
    let isMissing = outcome.log.findings.contains {
      $0.code == "no-such-file" || $0.code == "no-files"
    }
    return isMissing ? .noInput : .badData
  }

  func validate() throws {
    if findings == "-" { throw ValidationError("--findings needs a file, not -") }
    if let findings {
      for (option, path) in [
        ("--rejects", rejects ?? "-"), ("--output", output.place.path),
        ("--notes", output.notesFile ?? "-"),
      ] where Destinations.areOne(findings, path) {
        throw ValidationError("--findings and \(option) must be different files")
      }
    }
    if rejects != nil, !skipBadRows {
      throw ValidationError("--rejects goes with --skip-bad-rows")
    }
    if let rejects {
      for (option, path) in [("--output", output.place.path), ("--notes", output.notesFile ?? "-")]
      where Destinations.areOne(rejects, path) {
        throw ValidationError("--rejects and \(option) must be different files")
      }
    }
    if let publication, let objection = Publication.objection(to: publication) {
      throw ValidationError("--publication \(ShellWord.quoted(publication)): \(objection)")
    }
    if declared.title ?? declared.cite != nil,
      publication.map(Publication.id(named:)).map(Publication.isFreedomHouse) ?? true
    {
      throw ValidationError("--title and --cite go with --publication and a name of your own")
    }
    if rejects == "-" { throw ValidationError("--rejects needs a file, not -") }
  }

  /// Reports what a user may not expect: a database without the bundled data, or a publication
  /// whose name is nearly one of Freedom House's.
  private func tellWhatIsOdd(isNew: Bool, _ datasets: Datasets) {
    guard !database.quiet else { return }
    if isNew, !datasets.areAmong(paths) {
      StandardError.write(
        "freedom: this new database has only what you imported; for Freedom House's values too: "
          + "freedom import \(datasets.folder.path)")
    }
    let known = Publication.freedomHouse.map(\.id)
    if let publication, !known.contains(publication.lowercased()),
      let near = known.first(where: { Similarity.isSlip(publication, of: $0) })
    {
      StandardError.write(
        "freedom: \"\(publication.visible)\" is a publication of your own; did you mean \(near)?")
    }
  }

  /// What was written besides the paths, for messages that name the command to use.
  private var commandLine: [String] {
    var words = CommandLine.arguments.dropFirst()
    for word in [Self.configuration.commandName ?? ""] + paths {
      if let place = words.firstIndex(of: word) { words.remove(at: place) }
    }
    return words.filter { $0 != "--dry-run" && $0 != "--" }
  }

  private static func headers(_ map: [String]) throws -> [String: String] {
    var headers: [String: String] = [:]
    for pair in map {
      guard let equals = pair.firstIndex(of: "=") else {
        throw ValidationError("--map needs FIELD=HEADER, such as --map country=Land")
      }
      let field = String(pair[..<equals]).lowercased()
      guard headers[field] == nil else {
        throw ValidationError("--map names \(field) twice; each field has one header")
      }
      headers[field] = String(pair[pair.index(after: equals)...])
    }
    return headers
  }
}

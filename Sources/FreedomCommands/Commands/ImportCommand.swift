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
    abstract: "Import Freedom House's workbooks, or your own ratings CSV.",
    discussion: """
      A file is known by its content. All files are taken, or none: every refusal is listed with \
      file, sheet, cell, value and rule. A second import of the same file changes nothing.

      With --skip-bad-rows the good rows are kept, and a rejects file lists every other with what \
      is wrong with it. Two rows of one country and year that differ are both left out.

      --dry-run shows how a file is read, ten rows as they would be stored, and the command to use.

      A file of your own needs --publication NAME: it never becomes one of Freedom House's by what it \
      looks like. To add values to fiw, fotp or fotn, or to replace some, name one of these; what is \
      added and replaced is listed.

      An index of your own has a direction only if you declare it (--lower-is-freer, \
      --higher-is-freer); without it values rise and fall, and none is called freer. A file \
      indicators.csv beside it, or --indicators FILE, can declare its indicators: \
      indicator,label,minimum,maximum,direction,description. Import it again to change them.

      Your own CSV or workbook may be tidy (country,year,pr,cl,status), long \
      (country,year,indicator,value) or wide (countries by years). In a tidy table every column of \
      numbers becomes an indicator of your publication, named by its header.

      The data sets of V-Dem, Polity5, Quality of Government, Reporters Without Borders, the \
      Corruption Perceptions Index, the EIU, the Worldwide Governance Indicators, the World Bank and \
      Our World in Data are recognised, with the range and direction of their indicators.

      Examples:
        freedom import Country_and_Territory_Ratings_and_Statuses_FIW_1973-2025.xlsx
        freedom import ratings.csv --publication myindex --map country=Land
        freedom import long.csv --publication vdem --dry-run
        freedom import ranks.csv --publication own --lower-is-freer
        freedom import ratings.csv --publication own --indicators about.csv
        freedom import ratings.csv --publication own --entity Congo=COG --ignore World
      """)

  @Argument(help: "Files, or folders with files; - is standard input.", completion: .file())
  var paths: [String]

  @Option(
    name: .long, help: "The publication of your own file: fiw, fotp, fotn or your own name.",
    completion: .publications)
  var publication: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Which header holds a field; may be given several times.", valueName: "field=header"))
  var map: [String] = []

  @Option(
    name: .long, help: "The indicator of a table of countries by years.", completion: .indicators)
  var indicator: String?

  @Option(name: .long, help: "The edition of all rows of a file without a year, such as 2006.")
  var edition: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The system of the country codes in your own file.", valueName: "system"))
  var codes: CodeSystem?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The language of the country names in your own file, such as fr.", valueName: "language"))
  var names: NameLanguage?

  @OptionGroup var countries: CountryOptions

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Values of your own file that mean missing, such as -66,-77,-88.", valueName: "values"))
  var missing: [String] = []

  @Option(
    name: .long,
    help: "The decimal mark of the numbers in your own file, where the file does not show it.")
  var decimal: DecimalMark?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What the codes in a column of statuses mean, such as 1=F,2=PF,3=NF.", valueName: "codes"))
  var statusCodes: [String] = []

  @Flag(
    name: .long, help: "Accepted and not needed: a publication of your own declares its indicators."
  )
  var newIndicators = false

  @Flag(
    name: .long,
    help: "Keep the good rows when others are refused; a rejects file lists every one of those.")
  var skipBadRows = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The rejects file, CSV (default: NAME.rejects.csv in the current folder).", valueName: "file"),
    completion: .file())
  var rejects: String?

  @Flag(
    name: .long,
    help: "Import a data package although its files are not as its datapackage.json says.")
  var acceptChanged = false

  @Option(name: .long, help: "What the years of your own file are (default: edition).")
  var years: YearRule?

  @Option(name: .long, help: "Which values become current where they differ (default: newest).")
  var onConflict: RatingsImporter.ConflictPolicy?

  @Flag(
    name: .long, help: "Show how the files are read and what would be done, and do nothing.")
  var dryRun = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Write every finding to a file: .csv, .tsv, .json or .ndjson.", valueName: "file"),
    completion: .file())
  var findings: String?

  @Option(name: .long, help: "How findings are printed; json is one object a line (default: text).")
  var errors: FindingFormat?

  @OptionGroup var declared: DeclarationOptions
  @OptionGroup var reading: ReadingOptionGroup
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptionsOf<CaptionOptions>

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
    importer.options.codes = codes
    importer.language = names
    importer.options.entities = try countries.entities()
    importer.options.ignored = countries.ignore
    importer.aliases = countries.aliases
    importer.indicators = declared.indicators
    importer.options.missing = Self.values(missing)
    importer.options.decimal = decimal
    importer.options.statusCodes = try Self.codes(statusCodes)
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
        progress.show("importing \(file): \(figures) figures")
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
      return "freedom: nothing was imported; to leave out what is refused, say --skip-bad-rows"
    }
    return skipBadRows && !outcome.files.isEmpty
      ? "freedom: nothing was imported: --skip-bad-rows leaves out rows, and a finding above "
        + "refuses the file"
      : "freedom: nothing was imported"
  }

  /// Writes what became of the files, before it is kept: a sentence each for people, else a table. That
  /// nobody reads it is no reason to keep nothing.
  private func write(_ outcome: RatingsImporter.Outcome, to files: ResultFiles) throws {
    do {
      if isForPeople(files) {
        let page = ImportPage(outcome, options: output.exportOptions)
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

  /// Gives an output its name, when the database has what it reports.
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

  /// Tells what a person may not expect: a database without the bundled figures, or a publication whose
  /// name is nearly one of Freedom House's.
  private func tellWhatIsOdd(isNew: Bool, _ datasets: Datasets) {
    guard !database.quiet else { return }
    if isNew, !datasets.areAmong(paths) {
      StandardError.write(
        "freedom: this new database has only what you imported; for Freedom House's figures too: "
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

  private static func values(_ lists: [String]) -> [String] {
    lists.flatMap { $0.split(separator: ",") }.map { $0.trimmedOfBlanks }.filter { !$0.isEmpty }
  }

  private static func codes(_ lists: [String]) throws -> StatusCodes {
    guard let codes = StatusCodes(values(lists)) else {
      throw ValidationError(
        "--status-codes takes CODE=STATUS, such as 1=F,2=PF,3=NF, each code once, and not "
          + "\"\(lists.joined(separator: ",").visible)\"")
    }
    return codes
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
        throw ValidationError("--map takes FIELD=HEADER, such as --map country=Land")
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

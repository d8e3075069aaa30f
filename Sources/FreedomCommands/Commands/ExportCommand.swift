import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsExport

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write values for other programs: CSV, Excel, SQLite.",
    discussion: """
      Kinds:
        tidy     one row for each value, with the file and cell it came from
        panel    one row for each country and year, one column for each indicator
        matrix   one row for each country, one column for each year
        package  a folder or .zip of CSV files with a description; import reads it
        xlsx     an Excel workbook: the values, the codebook, the sources
        sqlite   a copy of the whole database

      Exports have countries and territories; --kind chooses.

      Examples:
        freedom export tidy --output values.csv
        freedom export panel kaz kgz --indicator fiw.pr --from 2015 --ids iso2,cow
        freedom export matrix --indicator fiw.total --region Eurasia --md
        freedom export package --output ratings.zip
      """)

  enum Kind: String, NamedChoice {
    case tidy, panel, matrix, package, xlsx, sqlite

    var isTable: Bool { [.tidy, .panel, .matrix].contains(self) }
  }

  @Argument(help: "One of the kinds above.")
  var what: Kind

  @Argument(
    help: "Names or codes (default: all).", completion: .entities)
  var entities: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "An indicator; may be repeated (default: all; in a panel the main ones)."
    ), completion: .indicators)
  var indicator: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Codes in a panel: iso2, iso3, iso_numeric, cow, gw (default: iso3,cow,gw).",
      valueName: "code,code"))
  var ids: String?

  @OptionGroup var population: PopulationOptions
  @OptionGroup var years: PeriodOptions
  @OptionGroup(title: SharedOptions.output) var naming: NamingOptions
  @OptionGroup(title: SharedOptions.output) var database: DatabaseOptions
  @OptionGroup(title: SharedOptions.output) var output: OutputOptions

  func run() throws {
    let codes = try entityCodes()
    var destinations =
      try what.isTable
      ? output.destinations(usually: CSVFormat.self) : output.destinationsOfAnything
    destinations.isFolder = what == .package && !isPacked
    destinations.isDatabase = what == .sqlite
    let library = try database.open(writingTo: destinations, reading: population.groupsFile)
      .naming(naming.naming)
    let selection = try selection(in: library)
    switch what {
    case .tidy: try writeTidy(library, selection)
    case .panel:
      try output.print(
        ResultTable(library.countryYears(selection), codes: codes), usually: CSVFormat.self,
        from: library, nothing: years.reason(in: library))
    case .matrix:
      let indicator = try library.indicator(indicator[0])
      try output.print(
        ResultTable(library.matrix(of: indicator, selection), by: indicator),
        usually: CSVFormat.self, from: library, nothing: years.reason(in: library))
    case .package:
      try write(try library.package(selection, version: Software.version))
      try output.cite(used(selection, in: library), from: library)
    case .xlsx:
      try output.place.write(try library.workbook(selection).bytes())
      try output.cite(used(selection, in: library), from: library)
    case .sqlite:
      let file = try Output.openFile(output.place.path, overwriting: output.place.force)
      try file.write(library.copyOfDatabase())
      try file.finish()
      try output.cite(from: library)
    }
  }

  private func selection(in library: RatingsLibrary) throws -> ExportSelection {
    let indicators = try library.indicators(indicator)
    try library.check(years.choice, of: indicators)
    return ExportSelection(
      entities: entities.isEmpty ? nil : try library.entities(named: entities),
      indicators: indicator.isEmpty ? nil : indicators,
      kind: population.kind?.kind,
      membership: population.isNarrowed ? try population.membership(in: library) : nil,
      years: years.choice)
  }

  private func used(_ selection: ExportSelection, in library: RatingsLibrary) throws -> UsedSources
  {
    var used = UsedSources()
    _ = try library.forEachPoint(of: selection) { used.insert($0.edition, trust: $0.trust) }
    return used
  }

  private func writeTidy(_ library: RatingsLibrary, _ selection: ExportSelection) throws {
    if output.needsWholeTable {
      return try output.print(
        .tidy(library.series(selection)), usually: CSVFormat.self, from: library)
    }
    let files = try output.open(usually: CSVFormat.self)
    var series = RatingSeries(entities: [], indicators: [], yearRule: years.rule, points: [])
    let frame = ResultTable.tidy(series)
    var count = 0
    var writer = output.writer(to: files, title: frame.title, columns: frame.columns)
    var used = UsedSources()
    series.indicators = try library.forEachPoint(of: selection) {
      count += 1
      used.insert($0.edition, trust: $0.trust)
      try writer.write($0.row)
    }
    let end = ResultTable.tidy(series).naming(sourceOf: library)
    try writer.end(end.footer)
    try files.write(end.footer, of: end.title)
    try output.cite(used, from: library, to: files)
    try files.finish()
    if count == 0 {
      EmptyResult.report(
        try years.reason(in: library)
          ?? EmptyResult.reason(leavingOut: 0, offset: nil, limit: nil))
    }
  }

  private var isPacked: Bool { output.place.path.lowercased().hasSuffix(".zip") }

  private func write(_ package: DataPackage) throws {
    let options = output.exportOptions()
    if isPacked {
      try output.place.write(package.archive(options: options))
    } else {
      let earlier = EarlierPackage(inFolder: output.place.path)
      let files = package.files(options: options)
      try OutputFolder.write(files, to: output.place.path, overwriting: output.place.force)
      earlier.removeTables(otherThan: files.map(\.name))
    }
  }

  func validate() throws {
    _ = try entityCodes()
    if ids != nil, what != .panel { throw ValidationError("--ids is for a panel") }
    if population.groupsFile != nil, population.group == nil {
      throw ValidationError("--groups-file needs --group: which of its groups?")
    }
    if what == .matrix, indicator.count != 1 {
      throw ValidationError("a matrix is of one indicator, such as --indicator fiw.total")
    }
    if !what.isTable { try validateFile() }
  }

  private func validateFile() throws {
    let place = output.place.path
    let ending = FileEnding(of: place)
    switch what {
    case .package where place == "-" || !Self.isFolderOrZip(ending):
      throw ValidationError("name the output: --output FOLDER or FILE.zip")
    case .xlsx where place == "-" || ![nil, "xlsx"].contains(ending?.text):
      throw ValidationError("name the output: --output FILE.xlsx")
    case .sqlite where place == "-" || ![nil, "sqlite", "sqlite3", "db"].contains(ending?.text):
      throw ValidationError("name the output: --output FILE.sqlite")
    default: break
    }
    if output.concernsOneTable {
      throw ValidationError(
        "--format, --columns, --sort, --offset, --limit, --no-headers, --notes, --digits, "
          + "--headings, --caption, --label, --long, --delimiter and --decimal are for tidy, panel "
          + "and matrix")
    }
    if what == .sqlite {
      guard entities.isEmpty, indicator.isEmpty, !population.isNarrowed, population.kind == nil,
        years.from == nil, years.to == nil, years.edition == nil, database.source == nil
      else { throw ValidationError("a copy of the database is of all of it: no selection") }
    }
  }

  private static func isFolderOrZip(_ ending: FileEnding?) -> Bool {
    // A folder may be called release-1.2.
    ending.map { $0.text == "zip" || $0.isNumber } ?? true
  }

  func entityCodes() throws -> [CodeSystem] {
    guard let ids else { return [.iso3, .cow, .gw] }
    return try ids.split(separator: ",").map { name in
      let wanted = name.trimmedOfBlanks.lowercased()
      guard let code = CodeSystem.exported.first(where: { $0.columnName == wanted }) else {
        throw ValidationError(
          "--ids accepts "
            + CodeSystem.exported.map(\.columnName).joined(separator: ", ") + ", not \(name)"
        )
      }
      return code
    }
  }
}

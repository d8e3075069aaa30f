import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsExport

/// `freedom export`: the figures as tables and packages for other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the figures for other programs: tables, a data package, a workbook, a copy.",
    discussion: """
      Kinds:
        tidy     one row a figure, with the file and cell it was read from
        panel    one row a country and year, one column an indicator
        matrix   one row a country, one column a year, of one indicator
        package  a folder (or .zip) of CSV files that describes itself, which
                 import reads back
        xlsx     an Excel workbook: the figures, the codebook, the sources
        sqlite   a copy of the whole database

      Countries and territories alike, unless --kind says otherwise. Everything is
      sorted; the same database gives the same bytes.

      Examples:
        freedom export tidy --output figures.csv
        freedom export panel kaz kgz --indicator fiw.pr --from 2015 --ids iso2,cow
        freedom export matrix --indicator fiw.total --region Eurasia --md
        freedom export package --output ratings.zip
      """)

  /// What can be exported.
  enum Kind: String, NamedChoice {
    case tidy
    case panel
    case matrix
    case package
    case xlsx
    case sqlite

    /// Whether it is a table, in any format.
    var isTable: Bool { [.tidy, .panel, .matrix].contains(self) }
  }

  @Argument(help: "What is exported; see above.")
  var what: Kind

  @Argument(
    help: "Countries or territories, by name or code; all when left out.", completion: .entities)
  var entities: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "An indicator; may be given several times (default: all, or the headline figures in a panel)."
    ), completion: .indicators)
  var indicator: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Codes beside the id in a panel: iso2, iso3, iso_numeric, cow, gw (default: iso3,cow,gw).",
      valueName: "code,code"))
  var ids: String?

  @OptionGroup var population: PopulationOptions
  @OptionGroup var years: YearOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let codes = try entityCodes()
    var destinations = try what.isTable ? output.destinations : output.destinationsOfAnything
    destinations.isFolder = what == .package && !isPacked
    destinations.isDatabase = what == .sqlite
    let library = try database.open(writingTo: destinations, reading: population.groupsFile)
    let selection = try selection(in: library)
    switch what {
    case .tidy: try writeTidy(library, selection)
    case .panel:
      try output.print(
        ResultTable(library.countryYears(selection), codes: codes), usually: CSVFormat.self)
    case .matrix:
      let indicator = try library.indicator(indicator[0])
      try output.print(
        ResultTable(library.matrix(of: indicator, selection), by: indicator),
        usually: CSVFormat.self)
    case .package: try write(try library.package(selection, version: Version.current))
    case .xlsx:
      try output.place.write(try library.workbook(selection).bytes())
    case .sqlite:
      let file = try Output.openFile(output.place.path, overwriting: output.place.force)
      try file.write(library.copyOfDatabase())
      try file.finish()
    }
  }

  private func selection(in library: RatingsLibrary) throws -> ExportSelection {
    ExportSelection(
      entities: entities.isEmpty ? nil : try entities.map(library.entity),
      indicators: indicator.isEmpty ? nil : try indicator.map(library.indicator),
      kind: population.kind?.kind,
      membership: population.isNarrowed ? try population.membership(in: library) : nil,
      years: years.choice)
  }

  private func writeTidy(_ library: RatingsLibrary, _ selection: ExportSelection) throws {
    if output.needsWholeTable {
      return try output.print(.tidy(library.series(selection)), usually: CSVFormat.self)
    }
    let files = try output.open(usually: CSVFormat.self)
    var series = RatingSeries(entities: [], indicators: [], yearRule: years.rule, points: [])
    let frame = ResultTable.tidy(series)
    var writer = output.writer(to: files, title: frame.title, columns: frame.columns)
    series.indicators = try library.forEachPoint(of: selection) { try writer.write($0.row) }
    let end = ResultTable.tidy(series)
    try writer.end(notes: end.notes, citation: end.citation)
    try files.write(notes: end.notes, citation: end.citation, of: end.title)
    try files.finish()
  }

  /// Whether a package becomes one file.
  private var isPacked: Bool { output.place.path.lowercased().hasSuffix(".zip") }

  private func write(_ package: DataPackage) throws {
    let options = output.exportOptions
    if isPacked {
      try output.place.write(package.archive(options: options))
    } else {
      let earlier = EarlierPackage(inFolder: output.place.path)
      let files = package.files(options: options)
      try OutputFolder.write(files, to: output.place.path, overwriting: output.place.force)
      earlier.removeTables(otherThan: files.map(\.name))
    }
  }
}

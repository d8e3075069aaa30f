import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsExport
import RatingsStore

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
        package  a folder or .zip of CSV files, which import reads back
        xlsx     an Excel workbook with the figures, the codebook and the sources
        sqlite   a copy of the whole database

      Everything is sorted; the same database gives the same bytes.

      Examples:
        freedom export tidy --output figures.csv
        freedom export panel kz kg --indicator fiw.pr --indicator fiw.cl --from 2015
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

  func validate() throws {
    if what == .sqlite {
      guard entities.isEmpty, indicator.isEmpty, !population.isNarrowed, population.kind == nil,
        years.from == nil, years.to == nil
      else { throw ValidationError("a copy of the database is of all of it: no selection") }
    }
    if ids != nil, what != .panel { throw ValidationError("--ids is for a panel") }
    if what == .matrix, indicator.count != 1 {
      throw ValidationError("a matrix is of one indicator, such as --indicator fiw.total")
    }
    if what == .package || what == .sqlite || what == .xlsx, output.place.path == "-" {
      throw ValidationError(
        "say where to: --output "
          + (what == .package ? "FOLDER or FILE.zip" : "FILE.\(what.rawValue)"))
    }
  }

  func run() throws {
    let codes = try entityCodes()
    let library = try database.open()
    let selection = try selection(in: library)
    switch what {
    case .tidy: try writeTidy(library, selection)
    case .panel:
      try output.print(try library.countryYears(selection, codes: codes), usually: CSVFormat.self)
    case .matrix:
      try output.print(
        try library.matrix(of: library.indicator(indicator[0]), selection), usually: CSVFormat.self)
    case .package: try write(try library.package(selection, version: Version.current))
    case .xlsx:
      try output.place.write(try bytes(of: library.workbook(selection)))
    case .sqlite:
      try Output.write(to: output.place.path, overwriting: output.place.force) {
        try library.database.copy(to: $0)
      }
    }
  }

  private func bytes(of workbook: Workbook) throws -> [UInt8] {
    do throws(WorkbookFault) {
      return try workbook.bytes()
    } catch {
      throw CommandFault(
        error.description, hint: error.hint,
        status: error.exitCode == 73 ? .cannotCreate : .inputOutput)
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
    var writer = try output.writer(
      title: "Ratings", columns: RatingsLibrary.tidyColumns, usually: CSVFormat.self)
    let told = try library.tidy(selection) { try writer.write($0) }
    try writer.finish(notes: told.notes, citation: told.citation)
    try output.writeNotes(told.notes, citation: told.citation)
  }

  private func write(_ package: DataPackage) throws {
    let options = output.exportOptions
    if output.place.path.lowercased().hasSuffix(".zip") {
      try output.place.write(package.archive(options: options))
    } else {
      try OutputFolder.write(
        package.files(options: options), to: output.place.path, overwriting: output.place.force)
    }
  }

  private func entityCodes() throws -> [EntityCode] {
    guard let ids else { return [.iso3, .cow, .gw] }
    return try ids.split(separator: ",").map { name in
      guard let code = EntityCode(rawValue: name.trimmedOfBlanks.lowercased()) else {
        throw ValidationError(
          "--ids takes \(EntityCode.allCases.map(\.rawValue).joined(separator: ", ")), not \(name)")
      }
      return code
    }
  }
}

import ArgumentParser
import FreedomModel
import FreedomRatings

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show what one edition says of a country or territory.",
    discussion: """
      Beside each published value is the value that Freedom House's rules would give.

      Examples:
        freedom show Kazakhstan --edition 2009
        freedom show "South Korea" --items
      """)

  @Argument(help: "A country or territory, by name or code.", completion: .entities)
  var entity: [String]

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The edition (default: the newest of each publication).",
      valueName: "year"))
  var edition: EditionYear?

  @Flag(name: .long, help: "Show the questions too.")
  var items = false

  @OptionGroup(title: SharedOptions.output) var naming: NamingOptions
  @OptionGroup(title: SharedOptions.output) var database: DatabaseOptions
  @OptionGroup(title: SharedOptions.output) var output: OutputOptions

  func run() throws {
    let library = try database.open(writingTo: output.destinations)
      .naming(naming.naming)
    let entity = try named(in: library)
    let profile = try library.profile(of: entity, edition: edition?.year, withItems: items)
    guard !profile.points.isEmpty else {
      let span = try library.editions(of: entity)
      throw UsageError(
        "\(entity.name) is not rated" + (edition.map { " in the edition \($0.year)" } ?? ""),
        hint: span.map { "its editions are \($0.lowerBound) to \($0.upperBound)" },
        status: .badData)
    }
    let table = ResultTable(profile)
    if output.needsWholeTable { return try output.print(table, from: library) }
    if try output.isForScreen {
      return try output.print(ResultTable.screen(profile, under: table), from: library)
    }
    try output.print(output.isForPage ? .page(profile, under: table) : table, from: library)
  }

  /// The entity of a name, whose words need no quotes.
  private func named(in library: RatingsLibrary) throws -> Entity {
    do {
      return try library.entity(entity.joined(separator: " "))
    } catch let error as LibraryError where error.kind == .unknownName && entity.count > 1 {
      guard let known = try? library.entities(named: entity) else { throw error }
      throw UsageError(
        "show is for one country or territory, not for \(known.count)",
        hint: "'freedom compare' shows several side by side", status: .usage)
    }
  }
}

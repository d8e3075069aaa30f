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
        hint: span.map {
          "its editions are \($0.lowerBound) to \($0.upperBound); 'freedom series' lists them all"
        },
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

/// `freedom Hungary` is `freedom show Hungary`.
enum ImpliedShow {
  /// The arguments of `freedom show`, where the first word is not a command; `nil` where it is one,
  /// or means one, unless it is the name of a country.
  static func arguments(for given: [String]) -> [String]? {
    guard let first = given.first, !first.hasPrefix("-"), !["help", "complete"].contains(first),
      !given.contains(where: { ["-h", "--help"].contains($0) })
    else { return nil }
    let commands = FreedomCommand.configuration.subcommands.flatMap { $0.names }
    guard !commands.contains(first) else { return nil }
    let name = given.prefix { !$0.hasPrefix("-") }.joined(separator: " ")
    let isNearlyCommand =
      OtherWords.command(for: first) != nil
      || !Similarity.nearest(to: first, among: commands).isEmpty
    return isNearlyCommand && !isEntity(name) ? nil : ["show"] + given
  }

  /// Whether a country or territory has this name, looked up without building a database.
  private static func isEntity(_ name: String) -> Bool {
    Completion(at: .asked(nil)).candidates(of: .entities, startingWith: name)
      .contains { $0.text.lowercased() == name.lowercased() }
  }
}

extension ParsableCommand {
  /// The words that call the command.
  static var names: [String] {
    [configuration.commandName].compactMap(\.self) + configuration.aliases
  }
}

struct SeriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "series",
    abstract: "Show published values, edition by edition.",
    discussion: """
      One row for each entity, indicator and edition, with the file and cell of the value.

      Examples:
        freedom series Kazakhstan --indicator fiw.pr --from 2000
        freedom series kz kg uz --indicator fotp.total --format csv
      """)

  @Argument(help: "Countries or territories, by name or code.", completion: .entities)
  var entities: [String]

  @Option(
    name: .long, help: "An indicator, such as fiw.pr; may be repeated.",
    completion: .indicators)
  var indicator: [String] = []

  @OptionGroup var years: PeriodOptions
  @OptionGroup(title: SharedOptions.output) var naming: NamingOptions
  @OptionGroup(title: SharedOptions.output) var database: DatabaseOptions
  @OptionGroup(title: SharedOptions.output) var output: OutputOptions

  func run() throws {
    let library = try database.open(writingTo: output.destinations)
      .naming(naming.naming)
    let indicators =
      try indicator.isEmpty ? library.usualIndicators() : library.indicators(indicator)
    try library.check(years.choice, of: indicators)
    let series = try library.series(
      of: try library.entities(named: entities), indicators: indicators, years: years.choice)
    try output.print(
      ResultTable(series),
      brief: ["name", "indicator", "edition", "coverage_start", "coverage_end", "value", "text"],
      from: library, nothing: years.reason(in: library))
  }
}

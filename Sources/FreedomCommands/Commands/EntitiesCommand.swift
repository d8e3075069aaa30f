import ArgumentParser
import FreedomModel
import FreedomRatings

struct EntitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities",
    abstract: "List countries and territories, present and former.",
    discussion: """
      Examples:
        freedom entities
        freedom entities korea
        freedom entities Hungary
        freedom entities --kind territory --format csv
        freedom entities --aliases
      """)

  @Argument(help: "Part of a name, or a code (default: all).")
  var query: String?

  @Option(name: .long, help: "Which kind to list.")
  var kind: KindChoice = .all

  @Option(name: .long, help: "Only a region, such as Eurasia.", completion: .regions)
  var region: String?

  @Flag(
    name: .long, help: "List your own names, imported with 'import --aliases'.")
  var aliases = false

  @OptionGroup(title: SharedOptions.output) var naming: NamingOptions
  @OptionGroup(title: SharedOptions.output) var database: DatabaseOptions
  @OptionGroup(title: SharedOptions.output) var output: OutputOptions

  func validate() throws {
    if aliases, query != nil || kind != .all || region != nil {
      throw ValidationError("--aliases lists all of them, and goes with no other choice")
    }
  }

  func run() throws {
    let library = try database.open(writingTo: output.destinations)
      .naming(naming.naming)
    if aliases {
      return try output.print(
        ResultTable(library.aliases()), nothing: "'freedom import --aliases FILE' adds names")
    }
    let found = try library.entities(matching: query, kind: kind.kind, region: region)
    let isForScreen = try output.isForScreen && !output.needsWholeTable
    if isForScreen, let query, let meant = try library.entity(meantBy: query),
      let listed = found.first(where: { $0.entity.id == meant.id })
    {
      let register = try library.register()
      return try output.print(
        card: .card(of: listed, alsoFound: found.filter { $0.entity.id != meant.id }) { id in
          register[id: id]?.name ?? id
        }.naming(sourceOf: library))
    }
    try output.print(
      ResultTable(isForScreen && query == nil ? found.sortedByName : found, matching: query)
        .naming(sourceOf: library),
      brief: ["name", "id", "region", "first_edition", "last_edition"])
  }
}

extension [ListedEntity] {
  fileprivate var sortedByName: [ListedEntity] {
    sorted { ($0.entity.sortName, $0.entity.id) < ($1.entity.sortName, $1.entity.id) }
  }
}

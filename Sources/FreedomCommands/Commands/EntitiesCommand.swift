import ArgumentParser
import FreedomModel
import FreedomRatings

struct EntitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities",
    abstract: "List countries and territories, present and former.",
    discussion: """
      Examples:
        freedom entities korea
        freedom entities --kind territory --format csv
        freedom entities --aliases
      """)

  @Argument(help: "Part of a name, or a code; all when left out.")
  var query: String?

  @Option(name: .long, help: "Whom.")
  var kind: KindChoice = .all

  @Option(name: .long, help: "A region, such as Eurasia.", completion: .regions)
  var region: String?

  @Flag(
    name: .long, help: "List your own names instead, those that 'import --aliases' has kept.")
  var aliases = false

  @OptionGroup var naming: NamingOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if aliases, query != nil || kind != .all || region != nil {
      throw ValidationError("--aliases lists all of them, and goes with no other choice")
    }
  }

  func run() throws {
    let library = try database.open(writingTo: output.destinations)
      .naming(naming.naming)
    if aliases { return try output.print(ResultTable(library.aliases())) }
    try output.print(
      ResultTable(
        library.entities(matching: query, kind: kind.kind, region: region), matching: query))
  }
}

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

struct CodebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codebook",
    abstract: "Describe the indicators: scale, direction, editions.",
    discussion: """
      Examples:
        freedom codebook
        freedom codebook "civil liberties"
        freedom codebook "free elections"
      """, aliases: ["indicators"])

  @Argument(help: "Words in names, descriptions and oddities (default: all).")
  var query: String?

  @OptionGroup(title: SharedOptions.output) var database: DatabaseOptions
  @OptionGroup(title: SharedOptions.output) var output: OutputOptions

  func run() throws {
    // A query finds few, so everything is shown.
    let brief = ["indicator", "label", "minimum", "maximum", "freer_is"]
    let library = try database.open(writingTo: output.destinations)
    try output.print(
      ResultTable(library.codebook(matching: query), matching: query)
        .naming(sourceOf: library),
      brief: query == nil ? brief : [])
  }
}

/// `freedom explain`: what a word means.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a word, such as PR, coverage or Theil-Sen.",
    discussion: """
      Examples:
        freedom explain
        freedom explain "Partly Free"
        freedom explain fiw.a1
      """)

  @Argument(help: "A word or an indicator (default: all words).")
  var word: [String] = []

  @OptionGroup(title: SharedOptions.output) var output: OutputOptions

  func run() throws {
    let destinations = try output.destinations
    try destinations.check(against: [])
    guard !word.isEmpty else {
      return try output.print(ResultTable(Glossary.entries), brief: ["term", "also"])
    }
    let entry = try RatingsLibrary.explanation(of: word.joined(separator: " "))
    try output.print(ResultTable([entry], of: entry.term))
  }
}

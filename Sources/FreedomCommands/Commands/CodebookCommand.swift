import ArgumentParser
import FreedomRatings

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

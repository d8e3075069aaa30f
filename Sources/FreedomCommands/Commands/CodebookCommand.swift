import ArgumentParser
import FreedomRatings

struct CodebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codebook",
    abstract: "Describe the indicators: scale, direction, editions, source, known oddities.",
    discussion: """
      Examples:
        freedom codebook
        freedom codebook "civil liberties"
        freedom codebook "free elections"
      """, aliases: ["indicators"])

  @Argument(help: "Words to look for in names, descriptions and oddities; all when left out.")
  var query: String?

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    // A query gives few, of which everything is shown.
    let brief = ["indicator", "label", "minimum", "maximum", "freer_is"]
    try output.print(
      ResultTable(
        database.open(writingTo: output.destinations).codebook(matching: query), matching: query),
      brief: query == nil ? brief : [])
  }
}

import ArgumentParser
import FreedomRatings

/// `freedom codebook`: what is measured.
struct CodebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codebook",
    abstract: "Describe the indicators: scale, direction, editions.",
    discussion: """
      Examples:
        freedom codebook
        freedom codebook "civil liberties"
      """)

  @Argument(help: "Text to look for in names and descriptions; all when left out.")
  var query: String?

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.print(try database.open(writingTo: output.paths).codebook(matching: query))
  }
}

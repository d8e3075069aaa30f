import ArgumentParser
import FreedomRatings
import RatingsExport

/// `freedom cite`: how to cite what was used.
struct CiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cite",
    abstract: "Print citations of the publications in the database and of this software.",
    discussion: """
      Examples:
        freedom cite
        freedom cite --style bibtex
      """)

  @Option(name: .long, help: "How the citations are written.")
  var style: CitationStyle = .text

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let citations = try database.open().citations(version: Version.current)
    try output.write(style.document(citations))
  }
}

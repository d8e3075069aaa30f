import ArgumentParser
import FreedomRatings
import RatingsExport

/// `freedom cite`: how to cite what was used.
struct CiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cite",
    abstract: "Print citations of the publications in the database and of this software.",
    discussion: """
      With --format, the same as a table.

      Examples:
        freedom cite
        freedom cite --style bibtex
        freedom cite --output references.ris
      """)

  @Option(
    name: .long,
    help: "How the citations are written (default: by the file's ending, else text).")
  var style: CitationStyle?

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if style != nil, output.asksForTable {
      throw ValidationError("--style is for text; --format and its like give a table")
    }
  }

  func run() throws {
    let citations = try database.open(writingTo: output.paths)
      .citations(version: Version.current)
    if output.asksForTable { return try output.print(Citation.table(of: citations)) }
    let style = style ?? CitationStyle.forFile(output.place.path) ?? .text
    try output.write(style.document(citations))
  }
}

import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsExport

struct CiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cite",
    abstract: "Print citations of the publications in the database and of this software.",
    discussion: """
      With --format, or to a file that ends in .csv, .md and the like, the same as a table.

      Examples:
        freedom cite
        freedom cite --style bibtex
        freedom cite --output references.ris
      """)

  @Option(
    name: .long, help: "How the citations are written (default: by the file's ending, else text).")
  var style: CitationStyle?

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if style != nil, output.asksForTable {
      throw ValidationError("--style is for text; --format and its like give a table")
    }
  }

  func run() throws {
    let style = try chosenStyle()
    let destinations = try style == nil ? output.destinations : output.destinationsOfAnything
    let citations = try database.open(writingTo: destinations).citations(version: Version.current)
    guard let style else { return try output.print(Citation.table(of: citations)) }
    try output.write(style.document(citations))
  }

  /// The style asked for or that the file's ending stands for; `nil` for a table.
  private func chosenStyle() throws -> CitationStyle? {
    let path = output.place.path
    if let style {
      try EndingCheck.require([style.fileExtension], of: path, asked: "--style \(style.rawValue)")
      return style
    }
    if output.asksForTable { return nil }
    if let style = CitationStyle.forFile(path) { return style }
    if TableFormats.forFile(path) != nil { return nil }
    let endings = CitationStyle.allCases.map(\.fileExtension) + TableFormats.endings
    try EndingCheck.require(endings.uniqued(), of: path, for: "citations")
    return .text
  }
}

import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsExport

struct CiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cite",
    abstract: "Print citations of the data and of this software.",
    discussion: """
      A citation names the editions in use; --indicator and --edition narrow them. --cite FILE of \
      every command that prints values cites what its result used. With --format, or a file name \
      such as refs.csv, the citations are a table.

      Examples:
        freedom cite
        freedom cite fiw --edition 2025 --accessed 2026-03-01
        freedom cite --indicator fotp.total --style bibtex
        freedom cite --output references.ris
      """)

  @Argument(
    help: "Publications, such as fiw (default: all).", completion: .publications)
  var publications: [String] = []

  @Option(
    name: .long, help: "Only editions with values of an indicator; may be repeated.",
    completion: .indicators)
  var indicator: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only this edition; may be repeated.", valueName: "year"))
  var edition: [EditionYear] = []

  @Option(
    name: .long, help: "The citation style (default: by the file's ending, else text).")
  var style: CitationStyle?

  @OptionGroup(title: SharedOptions.output) var database: DatabaseOptions
  @OptionGroup(title: SharedOptions.output) var output: OutputOptions

  func validate() throws {
    if style != nil, output.asksForTable {
      throw ValidationError("--style is for text; --format and its like give a table")
    }
    if output.document.citation.cite != nil {
      throw ValidationError("--cite is for other commands: name the file with --output")
    }
  }

  func run() throws {
    let style = try chosenStyle()
    let destinations = try style == nil ? output.destinations : output.destinationsOfAnything
    let library = try database.open(writingTo: destinations)
    let used = try library.usedSources(
      publications: publications, indicators: library.indicators(indicator),
      editions: edition.map(\.year))
    let citations = try library.citations(
      of: used, version: Software.version, accessed: output.document.citation.accessed)
    guard let style else {
      let files = try output.open()
      try output.write(Citation.table(of: citations), to: files)
      return try files.finish()
    }
    try output.write(style.document(citations))
  }

  /// The style requested or that the file's ending stands for; `nil` for a table.
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

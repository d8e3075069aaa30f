import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsExport
import RatingsTables

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show the differences between two imported files.",
    discussion: """
      It compares the indicators and editions that both files have; one file alone is compared \
      with the current values. Import both first; 'freedom sources' lists them. --since shows \
      which statuses, breaks and episodes are others now.

      Examples:
        freedom diff 5 6
        freedom diff All_data_FIW_2013-2024.xlsx All_data_FIW_2013-2025.xlsx
        freedom diff --since 5
        freedom diff --since 5 6
      """)

  @Argument(
    help: "The older source and the newer one, by number or file name.", completion: .sources)
  var sources: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "List the statuses, breaks and episodes that changed since this source.",
      valueName: "source"), completion: .sources)
  var since: String?

  @Option(
    name: .long,
    help: "Only this indicator; may be repeated (--since default: statuses, ratings, totals).",
    completion: .indicators)
  var indicator: [String] = []

  @OptionGroup(title: SharedOptions.output) var naming: NamingOptions
  @OptionGroup(title: SharedOptions.output) var database: DatabasePlaceOptions
  @OptionGroup(title: SharedOptions.output) var output: OutputOptions

  func validate() throws {
    if since == nil, sources.isEmpty { throw ValidationError("name one source, or two") }
    if sources.count > (since == nil ? 2 : 1) {
      throw ValidationError(
        since == nil
          ? "diff compares two sources, not \(sources.count)"
          : "--since compares with one other source, not with \(sources.count)")
    }
  }

  func run() throws {
    let library = try database.open(writingTo: output.destinations)
      .naming(naming.naming)
    let named = try ([since].compactMap(\.self) + sources).map(library.source)
    let (old, new) = (named[0], named.dropFirst().first)
    if let new, old.publication != new.publication {
      throw UsageError(
        "\(old.file) is of \(old.publication), \(new.file) of \(new.publication)",
        hint: "compare two files of one publication", status: .badData)
    }
    let indicators = try library.indicators(indicator)
    if since != nil {
      let changes = try library.changedAnswers(from: old, to: new, of: indicators)
      return try output.print(
        ResultTable(changes, old: old, new: new),
        brief: ["what", "name", "indicator", "from", "to", "old", "new"], from: library,
        nothing: "no status, break or episode differs")
    }
    let difference = try library.difference(from: old, to: new, of: indicators)
    try output.print(
      ResultTable(difference, old: old, new: new), from: library,
      nothing: "the two have the same values")
  }
}

import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsTables

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show the differences between two imported files.",
    discussion: """
      It compares the indicators and editions that both files have. Import both first; \
      'freedom sources' lists them.

      Examples:
        freedom diff 5 6
        freedom diff All_data_FIW_2013-2024.xlsx All_data_FIW_2013-2025.xlsx
      """)

  @Argument(help: "The older source, by number or file name.", completion: .sources)
  var old: String

  @Argument(help: "The newer source, by number or file name.", completion: .sources)
  var new: String

  @OptionGroup(title: SharedOptions.output) var naming: NamingOptions
  @OptionGroup(title: SharedOptions.output) var database: DatabaseOptions
  @OptionGroup(title: SharedOptions.output) var output: OutputOptions

  func run() throws {
    let library = try database.open(writingTo: output.destinations)
      .naming(naming.naming)
    let (old, new) = (try library.source(old), try library.source(new))
    guard old.publication == new.publication else {
      throw UsageError(
        "\(old.file) is of \(old.publication), \(new.file) of \(new.publication)",
        hint: "compare two files of one publication", status: .badData)
    }
    let difference = try library.difference(from: old, to: new)
    try output.print(
      ResultTable(difference, old: old, new: new), from: library,
      nothing: "the two sources have the same values")
  }
}

import ArgumentParser
import FreedomModel
import FreedomRatings

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

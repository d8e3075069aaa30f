import ArgumentParser
import FreedomModel
import FreedomRatings

/// Which editions are wanted, and which year stands for each.
struct YearOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The first year.", valueName: "year"))
  var from: Int?

  @Option(name: .long, help: ArgumentHelp("The last year.", valueName: "year"))
  var to: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Which year stands for an edition (default: edition).",
      valueName: "rule"))
  var years: YearRule?

  /// The rule asked for, or by editions.
  var rule: YearRule { years ?? Settings.current.years ?? .edition }
  /// The choice in one value.
  var choice: YearChoice { YearChoice(from: from, to: to, rule: rule) }

  func validate() throws {
    if let from, let to, from > to {
      throw ValidationError("--from \(from) is later than --to \(to)")
    }
  }
}

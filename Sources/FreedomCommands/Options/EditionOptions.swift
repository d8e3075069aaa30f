import ArgumentParser
import FreedomModel
import FreedomRatings

/// An edition as a user writes it: the last year in its label, or a label such as `1983-84` or
/// `Jan.-Feb. 1973`.
struct EditionYear: ExpressibleByArgument {
  let year: Int

  init?(argument: String) {
    let written = argument.split(separator: " ").last ?? ""
    let years = written.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = years.first.flatMap({ Int(fourDigits: $0) }) else { return nil }
    year = years.count == 1 ? first : first + 1
    guard years.count < 3 else { return nil }
    if years.count == 2, years[1] != String(year), years[1] != String(year).suffix(2) { return nil }
  }
}

/// The years wanted, or one edition.
final class PeriodOptions: ParsableArguments {
  @Option(
    name: .customLong("edition"),
    help: ArgumentHelp(
      "Show only the edition with this last year in its label, such as 2009 or 1983-84.",
      valueName: "year"))
  private var only: EditionYear?

  @OptionGroup private var years: YearOptions

  init() {}

  func validate() throws {
    if only != nil, years.from ?? years.to != nil {
      throw ValidationError("--edition and --from or --to exclude each other")
    }
  }

  var from: Int? { years.from }
  var to: Int? { years.to }
  var rule: YearRule { years.rule }
  var edition: Int? { only?.year }

  func reason(in library: RatingsLibrary) throws -> String? { try years.reason(in: library) }

  var choice: YearChoice {
    YearChoice(from: years.from, to: years.to, rule: years.rule, edition: edition)
  }
}

import ArgumentParser
import FreedomModel
import FreedomRatings

/// An edition as a user writes it: the last year in its label, or a label such as `1983-84` or
/// `Jan.-Feb. 1973`.
struct EditionYear: ExpressibleByArgument {
  let year: Int

  init?(argument: String) {
    if let year = Int(fourDigits: argument) {
      self.year = year
      return
    }
    let labelled = Publication.freedomHouse.lazy.compactMap {
      Edition.parse(label: argument, publication: $0.id)
    }
    guard let edition = labelled.first else { return nil }
    year = edition.year
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

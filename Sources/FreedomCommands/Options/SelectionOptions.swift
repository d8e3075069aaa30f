import ArgumentParser
internal import DisplayText
import FreedomModel
import FreedomRatings
import RatingsImport

/// Which countries and territories the names of a file mean.
final class CountryOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The entity that a name in your file means, such as \"Congo=COG\"; may be repeated.",
      valueName: "name=id"))
  var entity: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A table of your own names: name,id. The database keeps them; a row without an id removes "
        + "its name.", valueName: "file"),
    completion: .file())
  var aliases: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Leave out the rows of a name, such as \"World average\"; may be repeated. aggregates leaves "
        + "out all known groups of countries.", valueName: "name"))
  var ignore: [String] = []

  init() {}

  func validate() throws {
    _ = try entities()
    guard ignore.allSatisfy({ !$0.trimmedOfBlanks.isEmpty }) else {
      throw ValidationError("--ignore needs a name")
    }
  }

  func entities() throws -> [ImportOptions.NamedEntity] {
    try entity.map { text in
      guard let equals = text.lastIndex(of: "="),
        case let name = text[..<equals].trimmedOfBlanks, !name.isEmpty,
        case let id = text[text.index(after: equals)...].trimmedOfBlanks, !id.isEmpty
      else {
        throw ValidationError(
          "write --entity NAME=ID, such as \"Congo=COG\", and not \"\(text.visible)\"")
      }
      return ImportOptions.NamedEntity(name: name, entity: id)
    }
  }
}

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

/// How countries and territories are named, in arguments and in results.
struct NamingOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Read country codes of one system: with cow, 310 is Hungary.",
      valueName: "system"))
  var codes: CodeSystem?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The language of names (default: fh, Freedom House's names).",
      valueName: "language"))
  var names: NameLanguage?

  /// Both in one value.
  var naming: EntityNaming {
    EntityNaming(codes: codes, language: names ?? .freedomHouse)
  }
}

extension NameLanguage: NamedChoice {}

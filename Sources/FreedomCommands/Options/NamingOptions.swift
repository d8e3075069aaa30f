import ArgumentParser
import FreedomModel
import FreedomRatings

/// How countries and territories are named, in arguments and in results.
struct NamingOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Understand country codes of this system, such as cow: 310 is Hungary.",
      valueName: "system"))
  var codes: CodeSystem?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Show names in this language (default: fh, as Freedom House writes them).",
      valueName: "language"))
  var names: NameLanguage?

  /// Both in one value.
  var naming: EntityNaming {
    EntityNaming(codes: codes, language: names ?? .freedomHouse)
  }
}

extension NameLanguage: NamedChoice {}

import ArgumentParser
import FreedomModel
import FreedomRatings

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

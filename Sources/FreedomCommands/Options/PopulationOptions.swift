import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis

/// Who is counted, where a command speaks of many.
struct PopulationOptions: ParsableArguments {
  @Option(
    name: .long,
    help:
      "Who is counted (default: countries, where a publication counts them apart; in exports all)."
  )
  var kind: KindChoice?

  @Option(name: .long, help: "Only a region, such as Eurasia.", completion: .regions)
  var region: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only the members of a group, each edition by those on the last day of the period judged: osce, eu, council-of-europe, nato, oecd, cis, african-union, asean, oas or arab-league.",
      valueName: "name"), completion: .groups)
  var group: String?

  @Option(
    name: .customLong("groups-file"),
    help: ArgumentHelp(
      "Groups of your own for this one command, with the columns group,id,from,to (to keep them: freedom import).",
      valueName: "file"), completion: .file())
  var groupsFile: String?

  /// Whether a region or a group was asked for.
  var isNarrowed: Bool { region != nil || group != nil }

  /// Those meant, edition by edition.
  func membership(in library: RatingsLibrary) throws -> Membership {
    try library.population(region: region, group: group, groupsFile: groupsFile)
  }

  /// A baseline by its name, which may be one of the groups of a file.
  func baseline(_ text: String, in library: RatingsLibrary) throws -> Membership {
    try library.membership(text, groupsFile: groupsFile)
  }

  /// The kind asked for, or countries; `nil` for both kinds.
  var kindOrCountries: EntityKind? { (kind ?? .country).kind }

  /// Refuses a command line that names nobody, or somebody and everybody.
  func checkNames(_ entities: [String], all: Bool) throws {
    if entities.isEmpty != all {
      throw ValidationError("name a country, or say --all for everybody")
    }
    if !all, isNarrowed { throw ValidationError("--region and --group go with --all") }
  }

  /// What a result's notes say of those counted; nothing where everybody is.
  func notes(in library: RatingsLibrary) throws -> [String] {
    guard isNarrowed else { return [] }
    let name = try membership(in: library).name
    let when =
      group == nil ? "" : ", each edition by the members on the last day of the period judged"
    return ["Counted: \(kindOrCountries.plural) of \(name)\(when)."]
  }
}

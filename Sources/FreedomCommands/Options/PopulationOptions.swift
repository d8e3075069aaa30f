import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsTables

/// What entities count with in means and shares, where they do not all count equally.
enum WeightsChoice: String, NamedChoice {
  case people
}

final class PopulationOptions: ParsableArguments {
  @Option(
    name: .long,
    help:
      "Which kind (default: countries; all in exports)."
  )
  var kind: KindChoice?

  @Option(name: .long, help: "Only a region, such as Eurasia.", completion: .regions)
  var region: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only the members of a group, such as osce.",
      valueName: "name"), completion: .groups)
  var group: String?

  @Option(
    name: .customLong("groups-file"),
    help: ArgumentHelp(
      "Add groups from a table: group,id,from,to.",
      valueName: "file"), completion: .file())
  var groupsFile: String?

  init() {}

  var isNarrowed: Bool { region != nil || group != nil }

  func membership(in library: RatingsLibrary) throws -> Membership {
    try library.population(region: region, group: group, groupsFile: groupsFile)
  }

  func baseline(_ text: String, in library: RatingsLibrary) throws -> Membership {
    try library.membership(text, groupsFile: groupsFile)
  }

  /// The kind requested, or countries; `nil` for both kinds.
  var kindOrCountries: EntityKind? { (kind ?? .country).kind }

  func checkNames(_ entities: [String], all: Bool) throws {
    if entities.isEmpty != all {
      throw ValidationError("name a country, or use --all for all countries")
    }
    if !all, isNarrowed { throw ValidationError("--region and --group go with --all") }
  }

  /// When the members of a group belong to it, where a mean of one is among those named.
  func notes(onMeans names: [String]) -> [TableNote] {
    names.contains { $0.lowercased().hasPrefix("group:") }
      ? ["Groups: in each edition the members on the last day of the coverage period."] : []
  }

  func notes(in library: RatingsLibrary) throws -> [TableNote] {
    guard isNarrowed else { return [] }
    let counted = try "\(kindOrCountries.plural) of \(membership(in: library).name)"
    let when =
      group == nil ? "" : ", each edition by the members on the last day of the coverage period"
    return [.essential("Counted: \(counted)\(when).", brief: "counted: \(counted)")]
  }
}

final class YearOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The first year.", valueName: "year"))
  var from: Int?

  @Option(name: .long, help: ArgumentHelp("The last year.", valueName: "year"))
  var to: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The year of an edition (default: edition).",
      valueName: "rule"))
  var years: YearRule?

  init() {}

  var rule: YearRule { years ?? Settings.current.years ?? .edition }
  var choice: YearChoice { YearChoice(from: from, to: to, rule: rule) }

  /// Why these years have no values at all; `nil` where others are missing.
  func reason(in library: RatingsLibrary) throws -> String? {
    guard let all = try library.editionYears() else { return "the database has no editions" }
    if let from, from > all.upperBound { return "the newest edition is \(all.upperBound)" }
    if let to, to < all.lowerBound { return "the first edition is \(all.lowerBound)" }
    return nil
  }

  func validate() throws {
    try Self.check(from: from, to: to)
  }

  static func check(from: Int?, to: Int?) throws {
    for (name, year) in [("--from", from), ("--to", to)] {
      if let year, !(1...9999).contains(year) {
        throw ValidationError("\(name) must be a year from 1 to 9999, not \(year)")
      }
    }
    if let from, let to, from > to {
      throw ValidationError("--from \(from) is later than --to \(to)")
    }
  }
}

extension RatingsLibrary {
  /// The entities of some names, each once, in the order of the names.
  func entities(named names: [String]) throws -> [Entity] {
    try LibraryError.resolving(names, entity).uniqued(by: \.id)
  }

  /// The panel of the entities named, or of all that an edition counts and that have a value in it.
  func panel(
    of indicator: Indicator, naming names: [String], all: Bool, counted: PopulationOptions,
    _ years: YearChoice
  ) throws -> Panel {
    guard all else {
      return try panel(of: indicator, entities: entities(named: names), years: years)
    }
    let counting = try panel(of: indicator, years: years).keeping(kind: counted.kindOrCountries)
    return counted.isNarrowed
      ? counting.keeping(try counted.membership(in: self)) : counting.leavingOutUnrated()
  }
}

/// Which spells are followed, and how.
final class SpellOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("Only one status (survival, hazard).", valueName: "status"))
  var status: StatusChoice?

  @Flag(
    name: .customLong("unknown-starts"),
    help: "Count spells of unknown start too (survival).")
  var unknownStarts = false

  init() {}

  /// The status requested, or all three.
  var statuses: [FreedomStatus] { status.map { [$0.status] } ?? FreedomStatus.freestFirst }
}

/// What a table or a chart is divided by.
enum DivisionChoice: String, NamedChoice {
  case region, group, decade, edition

  /// The choice that tables divided so offer.
  var choice: TableChoice {
    switch self {
    case .region: .regions
    case .group: .groups
    case .decade: .decades
    case .edition: .editions
    }
  }

  func check(_ population: PopulationOptions) throws {
    guard self == .group, population.group == nil else { return }
    throw ValidationError("--by group compares a group and the others: name it with --group")
  }

  /// The parts of a table that can be divided by more than regions.
  ///
  /// - Parameters:
  ///   - population: Where the group is named.
  ///   - library: Where it is looked up.
  /// - Returns: The parts; `nil` for regions.
  /// - Throws: An error when there is no such group.
  func strata(of population: PopulationOptions, in library: RatingsLibrary) throws -> Strata? {
    switch self {
    case .group:
      try population.group.map {
        .group(try library.population(group: $0, groupsFile: population.groupsFile))
      }
    case .decade: .decades
    case .edition: .editions
    case .region: nil
    }
  }
}

extension PopulationOptions {
  /// Who counts. A group by which a table is divided narrows nothing.
  func membership(in library: RatingsLibrary, by division: DivisionChoice?) throws -> Membership {
    try division == .group
      ? library.population(region: region, groupsFile: groupsFile) : membership(in: library)
  }
}

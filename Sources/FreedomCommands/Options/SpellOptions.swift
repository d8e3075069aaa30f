import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsTables

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

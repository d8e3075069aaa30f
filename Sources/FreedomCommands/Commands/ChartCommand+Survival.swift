import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsCharts
import RatingsTables

extension ChartCommand {
  /// What is wrong with the options of a chart of survival, or with having them.
  func validateSurvival() throws {
    guard chart == .survival else {
      let options = [
        special.by == nil ? nil : "--by", spells.status == nil ? nil : "--status",
        spells.unknownStarts ? "--unknown-starts" : nil,
      ].compactMap(\.self)
      guard let first = options.first else { return }
      throw ValidationError("\(first) is for survival: \(chart.rawValue) has no spells")
    }
    if indicator.count > 1 { throw ValidationError("survival needs exactly one --indicator") }
    try special.by?.check(population)
    if special.by == .edition {
      throw ValidationError("survival is drawn by region, group or decade, not by edition")
    }
    if special.by != nil, spells.status == nil {
      throw ValidationError("--by compares the spells of one status: choose it with --status")
    }
  }

  /// The curves of the spells of one status or of all three.
  func survival(
    _ library: RatingsLibrary, _ panels: [Panel], _ indicator: Indicator
  ) throws -> Chart {
    try EmptyResult.report(of: panels, because: years.reason(in: library))
    let named = try library.entities(named: entities)
    let kind =
      population.kind.map(\.kind)
      ?? (named.isEmpty ? Scope.usualKind(ofIndicator: indicator.id) : nil)
    let scope = Scope(
      kind: kind, membership: try population.membership(in: library, by: special.by),
      from: years.from,
      to: years.to, yearRule: years.rule, entities: named.isEmpty ? nil : named)
    let strata = try special.by.flatMap { by in
      try by == .region ? .regions(.current) : by.strata(of: population, in: library)
    }
    let survival = try Survival(
      in: library.panels(of: [indicator.id]), indicator: indicator.id,
      options: .init(
        statuses: spells.statuses, by: strata, countsUnknownStarts: spells.unknownStarts),
      scope: scope)
    return try survival.chart(
      options: options(
        library, [indicator],
        notes: survival.notes.filter { $0.grade == .essential }.map(\.briefSentence)
          + splitNotes(panels, shown: [])))
  }
}

extension TableNote {
  /// The note in a few words, as a sentence.
  fileprivate var briefSentence: String {
    brief.prefix(1).uppercased() + brief.dropFirst() + "."
  }
}

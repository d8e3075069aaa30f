import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsCharts
import RatingsTables

extension ChartCommand {
  /// How many bars in each direction a chart of a mean has where a user does not say.
  private static var usualTop: Int { 10 }

  func validateContributions() throws {
    guard chart == .contributions else {
      if special.items { throw ValidationError("--items is for contributions") }
      if special.top != nil { throw ValidationError("--top is for contributions to a mean") }
      return
    }
    if indicator.count > 1 || indicator.contains(where: { $0.contains(",") }) {
      throw ValidationError("contributions are to one indicator")
    }
    if entities.count > 1 {
      throw ValidationError(
        "contributions are of one country: name one, or none for those to a mean")
    }
    if entities.isEmpty, special.items {
      throw ValidationError("--items divides the total of a country: name it")
    }
    if !entities.isEmpty, special.weights != nil || special.top != nil {
      throw ValidationError(
        "\(special.top == nil ? "--weights people" : "--top") is for contributions to a mean: "
          + "leave out the name")
    }
  }

  /// Draws what the table of the same name shows.
  func drawContributions(_ library: RatingsLibrary, _ indicators: [Indicator]) throws {
    let named = try library.entities(named: entities)
    let scope = Scope(
      kind: population.kind.map(\.kind) ?? Scope.usualKind(ofIndicator: indicators[0].id),
      membership: try population.membership(in: library), from: years.from, to: years.to,
      yearRule: years.rule, entities: named.isEmpty ? nil : named)
    let tableOptions = TableOptions(
      indicator: indicators[0].id, scope: scope, top: special.top ?? Self.usualTop,
      population: special.weights == nil ? nil : try library.population(),
      level: special.items ? .questions : .categories)
    let table = SummaryTable.contributions
    let panels = try library.panels(of: table.indicators(tableOptions))
    let used = try table.make(from: panels, options: tableOptions).used
    try output.write(
      try .contributions(
        in: panels, options: tableOptions, drawing: options(library, indicators, notes: [])),
      citing: used, from: library)
  }
}

extension Chart {
  /// The bars of the table of contributions.
  static func contributions(
    in panels: PanelSet, options: TableOptions, drawing: ChartOptions = ChartOptions()
  ) throws -> Chart {
    options.scope.entities == nil
      ? try MeanContributions(in: panels, options: options)
        .chart(top: options.top, options: drawing)
      : try Contributions(in: panels, options: options).chart(options: drawing)
  }
}

import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsCharts
import RatingsTables

extension ChartCommand {
  /// Whether everybody of some kind is wanted rather than those named.
  var isOpen: Bool { entities.isEmpty }

  /// The figures of those wanted, one panel an indicator.
  func panels(_ library: RatingsLibrary, _ indicators: [Indicator]) throws -> [Panel] {
    guard isOpen else {
      let named = try library.entities(named: entities)
      return try indicators.map {
        try library.panel(of: $0, entities: named, years: years.choice)
          .keeping(kind: population.kind?.kind)
      }
    }
    let membership = try population.membership(in: library)
    let entities = try library.register().entities.sorted { $0.sortName < $1.sortName }
    return try indicators.map { indicator in
      try library.panel(of: indicator, entities: entities, years: years.choice)
        .keeping(kind: kind(for: indicator)).keeping(membership)
    }
  }

  /// Everybody wanted in words, such as `countries of Eurasia`; `nil` where they are named.
  func who(_ library: RatingsLibrary, _ indicators: [Indicator]) throws -> String? {
    guard isOpen else { return nil }
    let kinds = Set(indicators.map(kind))
    let noun = (kinds.count == 1 ? kinds.first ?? nil : nil).plural
    guard population.isNarrowed else { return "all \(noun)" }
    let name = try population.membership(in: library).name
    // `Eurasia` says enough; `osce` is clearer as `group:osce`.
    guard name.hasPrefix("region:") else { return "\(noun) of \(name)" }
    let region = String(name.dropFirst("region:".count))
    let article = ["Americas", "Middle East"].contains(region) ? "the " : ""
    return "\(noun) of \(article)\(region)"
  }

  /// The years of the axis that stand for the editions asked for.
  func shownYears(_ panels: [Panel]) throws -> [Int] {
    let editions = panels.flatMap(\.editions)
    return try edition.sorted().map { wanted in
      if let found = editions.first(where: { $0.year == wanted }) {
        return found.year(by: years.rule)
      }
      let known = editions.map(\.year)
      let hint = known.min().flatMap { first in known.max().map { "they are \(first) to \($0)" } }
      throw UsageError(
        "there is no edition \(wanted) among those shown", hint: hint, status: .badData)
    }
  }

  /// The notes on ratings published in two that the chart would have shown.
  func splitNotes(_ panels: [Panel], shown years: [Int]) -> [String] {
    panels.flatMap { panel in
      // The editions drawn: that of two ratings has no place where it is the only one.
      let editions = panel.editions.indices.filter { column in
        panel.entities.indices.contains { panel.number($0, column) != nil }
      }.map { panel.editions[$0] }
      let usual: [Edition?] =
        switch chart {
        case .bar: [editions.last]
        case .slope: [editions.first, editions.last]
        case .line, .spark, .strip, .heat, .stacked, .multiples: []
        }
      return panel.splits.filter { split in
        if !years.isEmpty { return years.contains(split.edition.year(by: self.years.rule)) }
        return usual.isEmpty || usual.contains(split.edition)
      }.notes
    }.uniqued()
  }

  /// As Freedom House counts, unless another kind is asked for.
  private func kind(for indicator: Indicator) -> EntityKind? {
    guard let kind = population.kind else {
      return Scope.usualKind(ofIndicator: indicator.id)
    }
    return kind.kind
  }
}

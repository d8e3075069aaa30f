public import FreedomModel

extension CountryBrief {
  /// The newest value of a publication other than *Freedom in the World*.
  public struct OtherPublication: Sendable {
    /// The total, with its scale.
    public let indicator: Indicator
    /// The edition, and the total and the status in it.
    public let edition: Edition, total: Double?, status: FreedomStatus?
    /// All totals until then, as published.
    public let series: Series

    static func all(
      of entity: Entity, in panels: PanelSet, until edition: Edition
    ) -> [OtherPublication] {
      ["fotp", "fotn"].compactMap { publication in
        guard
          let panel = panels["\(publication).total"]?.keepingEditions(until: edition),
          let row = panel.row(of: entity.id),
          let column = panel.editions.indices.last(where: { panel.value(row, $0) != nil })
        else { return nil }
        return OtherPublication(
          indicator: panel.indicator, edition: panel.editions[column],
          total: panel.number(row, column),
          status: panels.value(of: "\(publication).status", entity, panel.editions[column])?.status,
          series: panel.series(row))
      }
    }
  }

  /// A shift of the mean rating.
  public struct Break: Sendable {
    /// The last edition before the shift, by its sort year.
    public let lastBefore: Int
    /// The mean ratings before and after it, 1 (most free) to 7.
    public let meanBefore: Double, meanAfter: Double

    static func all(
      of entity: Entity, in panels: PanelSet, thresholds: SimulatedThresholds
    ) -> [Break] {
      guard let panel = panels["fiw.rating"], let row = panel.row(of: entity.id),
        let breaks = try? Breaks(
          of: panel.series(row).panel, options: BreakOptions(), thresholds: thresholds),
        case .found(let found) = breaks.rows.first?.outcome
      else { return [] }
      return found.chosen.breaks.enumerated().map { position, last in
        Break(
          lastBefore: found.years[last], meanBefore: found.chosen.means[position],
          meanAfter: found.chosen.means[position + 1])
      }
    }
  }
}

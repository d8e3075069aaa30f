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

extension CountryBrief {
  /// The total scores until the edition, 0 to 100, higher is freer.
  public struct TotalHistory: Sendable {
    /// A value and the editions with it.
    public struct Extreme: Sendable {
      /// The total.
      public let value: Double
      /// Every edition with it, the first one first.
      public let editions: [Edition]
      /// Whether no edition between the first and the last has another total.
      public let isOneSpan: Bool
    }

    /// The total in the edition, and in the one before where there is one.
    public let value: Double, before: Double?
    /// The highest and the lowest total until the edition.
    public let highest: Extreme, lowest: Extreme
    /// The totals of the entity, and the means of the countries of its region and of the world,
    /// edition by edition. The region is missing where none was ever published.
    public let series: [Series]

    init?(of scope: BriefScope, in panels: PanelSet) {
      guard let panel = panels["fiw.total"], let row = panel.row(of: scope.entity.id),
        let column = panel.editions.firstIndex(of: scope.edition),
        let value = panel.number(row, column)
      else { return nil }
      self.value = value
      let follows = column > 0 && scope.edition.follows(panel.editions[column - 1])
      before = follows ? panel.number(row, column - 1) : nil
      let all = panel.editions.indices.map { panel.number(row, $0) }
      func extreme(_ value: Double) -> Extreme {
        let columns = all.indices.filter { all[$0] == value }
        return Extreme(
          value: value, editions: columns.map { panel.editions[$0] },
          isOneSpan: columns.last.map { $0 - columns[0] } == columns.count - 1)
      }
      highest = extreme(all.compactMap(\.self).max() ?? value)
      lowest = extreme(all.compactMap(\.self).min() ?? value)
      let named =
        [("World", Membership.world)]
        + (scope.region.map { region in
          scope.entity.region.map { [($0, region)] } ?? []
        } ?? [])
      series =
        [panel.series(row)]
        + named.reversed().map { name, membership in
          let mean = GroupMeans(of: [membership], in: panel).panel.series(0)
          return Series(
            entity: Entity(id: "mean of \(name)", name: name, kind: .country),
            indicator: mean.indicator, editions: mean.editions, values: mean.values)
        }
    }
  }

  /// A place among the countries of the world or of a region, by total score.
  public struct Place: Sendable {
    /// The region; `nil` for the world.
    public let region: String?
    /// 1 is the freest; countries that tie share the best rank. And how many countries have one.
    public let rank: Int, count: Int
    /// The rank in the edition before; `nil` where there was none.
    public let rankBefore: Int?

    static func all(of scope: BriefScope, in panels: PanelSet) -> [Place] {
      guard scope.kind == .country else { return [] }
      return [nil, scope.entity.region].uniqued().compactMap { region in
        let membership = region.map { Membership.region($0) } ?? .world
        let ranking = try? Ranking(
          in: panels, scope: Scope(membership: membership, to: scope.edition.year))
        guard let ranking, let row = ranking.rows.first(where: { $0.entity.id == scope.entity.id })
        else { return nil }
        return Place(
          region: region, rank: row.rank, count: ranking.rows.count, rankBefore: row.previousRank)
      }
    }
  }

  /// The change of the total over some editions.
  public struct Change: Sendable {
    static let spans = [1, 5, 10]
    static var longestSpan: Int { spans.max() ?? 1 }

    /// Over how many editions.
    public let span: Int
    /// The edition before the change, and the total then.
    public let from: Edition, before: Double
    /// The total after it.
    public let after: Double
    /// What it means.
    public let direction: ChangeDirection

    static func all(of scope: BriefScope, in panels: PanelSet) -> [Change] {
      guard let total = scope.row(in: panels, "fiw.total"),
        let end = total.editions.firstIndex(of: scope.edition), let after = total.numbers[end]
      else { return [] }
      return spans.compactMap { span in
        guard end >= span, let before = total.numbers[end - span] else { return nil }
        return Change(
          span: span, from: total.editions[end - span], before: before, after: after,
          direction: ChangeDirection(from: before, to: after, direction: .higher))
      }
    }
  }

  /// A country near the entity by total score.
  public struct Peer: Sendable {
    /// The country, its total, its status, and its rank in the region.
    public let entity: Entity, total: Double, status: FreedomStatus?, rank: Int

    static func nearest(to scope: BriefScope, in panels: PanelSet, count: Int) -> [Peer] {
      guard scope.kind == .country, let region = scope.region,
        let ranking = try? Ranking(
          in: panels, scope: Scope(membership: region, to: scope.edition.year)),
        let place = ranking.rows.firstIndex(where: { $0.entity.id == scope.entity.id })
      else { return [] }
      let rows = ranking.rows[max(0, place - count)...min(ranking.rows.count - 1, place + count)]
      return rows.map { row in
        Peer(entity: row.entity, total: row.value, status: row.status, rank: row.rank)
      }
    }
  }
}

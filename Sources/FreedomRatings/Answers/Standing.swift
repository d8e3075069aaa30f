public import FreedomModel
internal import RatingsAnalysis
internal import RatingsStore

extension Profile {
  /// What an entity had for an indicator in the edition before, and its rank.
  public struct Standing: Sendable {
    /// The edition of the publication before; `nil` where there is none.
    public let editionBefore: Edition?
    /// The value in that edition; `nil` where there is none.
    public let before: RatingPoint?
    /// The rank among all of its kind in the edition, 1 being the freest; ties share the best rank.
    /// Only the total of a publication has one, or its ratings in editions without a total.
    public let rank: Int?
    /// How many are ranked.
    public let ranked: Int?
  }
}

extension RatingsLibrary {
  /// The standings of an entity by some indicators in one edition of their publication, by the id
  /// of an indicator.
  func standings(
    of entity: Entity, by indicators: [Indicator], in edition: Edition
  ) throws -> [String: Profile.Standing] {
    let before = try database.editions(of: edition.publication).last { $0.year < edition.year }
    let earlier = try before.map { before in
      try database.observations(
        of: entity, indicators: indicators.map(\.id), years: before.year...before.year)
    }
    let ranked = Self.ranked(indicators)
    var standings: [String: Profile.Standing] = [:]
    for indicator in indicators {
      let stored = earlier?.first { $0.indicator == indicator.id }
      let ranks =
        ranked.contains(indicator.id) ? try ranks(by: indicator, in: edition, entity) : nil
      standings[indicator.id] = Profile.Standing(
        editionBefore: before,
        before: stored.map { RatingPoint($0, entity: entity, indicator: indicator) },
        rank: ranks?.rank, ranked: ranks?.count)
    }
    return standings
  }

  /// Which indicators have a rank: the total, else the ratings; of a user's own publication all.
  private static func ranked(_ indicators: [Indicator]) -> Set<String> {
    let directed = indicators.filter { $0.direction != nil && $0.measure != .status }
    let totals = directed.filter { $0.id.hasSuffix(".total") }
    guard totals.isEmpty else { return Set(totals.map(\.id)) }
    return Set(
      directed.filter {
        $0.measure == .rating || !Publication.isFreedomHouse($0.publication)
      }.map(\.id))
  }

  /// The rank of an entity in an edition, and how many have one.
  private func ranks(
    by indicator: Indicator, in edition: Edition, _ entity: Entity
  ) throws -> (rank: Int, count: Int)? {
    let panel = try panel(of: indicator, years: YearChoice(edition: edition.year))
    // Of Freedom in the World countries and territories each have ranks of their own.
    let kind =
      Scope.usualKind(ofIndicator: indicator.id) == nil ? nil : entity.kind(inEdition: edition.year)
    let ranking = try? Ranking(
      in: PanelSet([panel]), indicator: indicator.id,
      scope: Scope(kind: kind, edition: edition.year))
    guard let ranking, let row = ranking.rows.first(where: { $0.entity.id == entity.id }) else {
      return nil
    }
    return (row.rank, ranking.rows.count)
  }
}

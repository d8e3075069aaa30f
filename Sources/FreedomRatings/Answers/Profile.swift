public import FreedomModel
internal import RatingsAnalysis
internal import RatingsStore

/// All that was published of one entity in one edition of each publication.
public struct Profile: Sendable {
  /// The country or territory.
  public let entity: Entity
  /// The edition requested; `nil` for the newest of each publication that rates the entity.
  public let edition: Int?
  /// The values, by publication and indicator; none when the entity was not rated.
  public let points: [RatingPoint]
  /// What the published rules compute from the other values, by the id of an indicator: a rating, a
  /// score, or a status such as `PF`. The published value is the one that counts.
  public let recomputed: [String: String]
  /// Ratings that no file has, and that the published scores make: their values are in
  /// ``recomputed``.
  public let unpublished: [Unpublished]
  /// The files that have values of the entity.
  public let files: [String]
  /// Where single questions are wanted and the edition has none: the newest editions that have
  /// them.
  public let olderItems: [Edition]
  /// The value in the edition before and the rank, by the id of an indicator.
  public let standings: [String: Standing]
  /// The titles of the publications, by their ids.
  public let titles: [String: String]

  /// A rating that no file has.
  public struct Unpublished: Sendable {
    /// What is measured.
    public let indicator: Indicator
    /// The edition whose scores make the rating.
    public let edition: Edition
  }
}

extension RatingsLibrary {
  /// All that was published of one entity in one edition of each publication, with what the rules
  /// compute from it.
  ///
  /// - Parameters:
  ///   - entity: A country or territory.
  ///   - edition: The last year in the edition's label; `nil` for the newest edition of each
  ///     publication that rates the entity.
  ///   - withItems: Whether single questions are wanted too.
  /// - Returns: The profile.
  /// - Throws: A `StoreError`.
  public func profile(
    of entity: Entity, edition: Int? = nil, withItems: Bool = false
  ) throws -> Profile {
    var points: [RatingPoint] = []
    var recomputed: [String: String] = [:]
    var unpublished: [Profile.Unpublished] = []
    var files: [String] = []
    var standings: [String: Profile.Standing] = [:]
    var olderItems: [Edition] = []
    let catalog = try database.catalog()
    let publications = try database.publications()
    for publication in publications {
      let indicators = catalog.indicators.filter {
        $0.publication == publication.id && !$0.isComputed
      }
      let stored = try database.observations(
        of: entity, indicators: indicators.map(\.id), years: edition.map { $0...$0 })
      guard let newest = stored.map(\.edition).max() else { continue }
      files += stored.map(\.file)
      let known = Dictionary(
        stored.filter { $0.edition == newest }.map { ($0.indicator, $0) },
        uniquingKeysWith: { first, _ in first })
      for indicator in indicators where withItems || !indicator.isItem {
        guard let value = known[indicator.id] else {
          if let rating = Self.rating(indicator, from: known, newest) {
            unpublished.append(.init(indicator: indicator, edition: newest))
            recomputed[indicator.id] = rating
          }
          continue
        }
        points.append(RatingPoint(value, entity: entity, indicator: indicator))
        recomputed[indicator.id] = Self.recomputed(value, from: known)
      }
      let items = Set(indicators.filter(\.isItem).map(\.id))
      if withItems,
        !stored.contains(where: { $0.edition == newest && items.contains($0.indicator) })
      {
        olderItems += [
          stored.filter { items.contains($0.indicator) }.map(\.edition).max()
        ].compactMap(\.self)
      }
      standings.merge(
        try self.standings(
          of: entity,
          by: points.map(\.indicator).filter { known[$0.id] != nil }
            + unpublished.filter { $0.edition == newest }.map(\.indicator), in: newest)
      ) { first, _ in first }
    }
    return Profile(
      entity: entity, edition: edition, points: points, recomputed: recomputed,
      unpublished: unpublished, files: files.uniqued(), olderItems: olderItems,
      standings: standings,
      titles: Dictionary(
        publications.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first }))
  }

  /// What the scores would give for a rating that was not found.
  private static func rating(
    _ indicator: Indicator, from known: [String: StoredObservation], _ edition: Edition
  ) -> String? {
    guard let rule = RuleBook.rule(for: indicator.id), rule.kind == .ratingOfScore else {
      return nil
    }
    return rule.value(of: rule.inputs.map { known[$0]?.value }, edition: edition.year)?.text
  }

  private static func recomputed(
    _ value: StoredObservation, from known: [String: StoredObservation]
  ) -> String? {
    func number(_ id: String) -> Double? { known[id].flatMap { $0.isSplit ? nil : $0.value } }
    // A value in two halves is not made up from one of them.
    guard !value.isSplit else { return nil }
    guard let rule = RuleBook.rule(for: value.indicator) else { return nil }
    return rule.value(of: rule.inputs.map(number), edition: value.edition.year)?.text
  }
}

extension Indicator {
  /// Whether it is a single question, such as `fiw.a1`.
  fileprivate var isItem: Bool { id.last?.isNumber == true && measure == .score }
}

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

public import FreedomModel
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

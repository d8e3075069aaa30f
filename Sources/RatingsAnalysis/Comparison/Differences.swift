public import FreedomModel

/// What two sources of the same values disagree about, in the indicators and editions that both
/// have.
public struct Differences: Sendable {
  /// A value that differs; `nil` where one source lacks it.
  public struct Row: Sendable {
    /// The country or territory, the edition, and what is measured.
    public let entity: Entity, edition: Edition, indicator: Indicator
    /// The values in the older and in the newer source.
    public let old: RatingValue?, new: RatingValue?
  }

  /// What only one source has, and what is therefore not compared.
  public struct Unmatched: Sendable {
    /// The ids of the indicators that the other source lacks.
    public let indicators: [String]
    /// The editions that the other source lacks, by their labels, each with the ids of the
    /// indicators.
    public let editions: [(labels: [String], indicators: [String])]
  }

  /// Every value that differs.
  public let rows: [Row]
  /// The indicators compared.
  public let indicators: [Indicator]
  /// The editions compared.
  public let used: UsedSources
  /// Whether any indicator has an edition that both sources have.
  package let isOfAnything: Bool
  /// What only the older, and only the newer source has.
  public let onlyInOld: Unmatched, onlyInNew: Unmatched

  /// The differences of panels, matched by indicator.
  public init(old: [Panel], new: [Panel]) {
    let pairs = old.compactMap { old in
      new.first { $0.indicator.id == old.indicator.id }.map { (old: old, new: $0) }
    }
    indicators = pairs.map(\.old.indicator)
    rows = pairs.flatMap { Self.rows(old: $0.old, new: $0.new) }
    used = pairs.flatMap { [$0.old, $0.new] }.used
    isOfAnything = pairs.contains { $0.old.sharesEdition(with: $0.new) }
    onlyInOld = Unmatched(of: old, pairs: pairs)
    onlyInNew = Unmatched(of: new, pairs: pairs.map { (old: $0.new, new: $0.old) })
  }

  private static func rows(old: Panel, new: Panel) -> [Row] {
    let known = Set(old.entities.map(\.id))
    let entities = old.entities + new.entities.filter { !known.contains($0.id) }
    let newYears = Set(new.editions.map(\.year))
    let editions = old.editions.filter { newYears.contains($0.year) }
    let before = old.aligned(entities: entities, editions: editions)
    let after = new.aligned(entities: entities, editions: editions)
    return entities.indices.flatMap { row in
      editions.indices.compactMap { column in
        let (old, new) = (before.value(row, column), after.value(row, column))
        guard old != new else { return nil }
        return Row(
          entity: entities[row], edition: editions[column], indicator: before.indicator, old: old,
          new: new)
      }
    }
  }
}

extension Panel {
  /// Whether both have values of one edition.
  package func sharesEdition(with other: Panel) -> Bool {
    !Set(editions.map(\.year)).isDisjoint(with: other.editions.map(\.year))
  }
}

extension Differences.Unmatched {
  /// What only the panels in question have; each pair names one of them first.
  fileprivate init(of panels: [Panel], pairs: [(old: Panel, new: Panel)]) {
    let compared = Set(pairs.map(\.old.indicator.id))
    indicators = panels.map(\.indicator.id).filter { !compared.contains($0) }
    let alone = pairs.map { own, other in
      let years = Set(other.editions.map(\.year))
      return (
        labels: own.editions.filter { !years.contains($0.year) }.map(\.label),
        indicator: own.indicator.id
      )
    }.filter { !$0.labels.isEmpty }
    editions = alone.map(\.labels).uniqued().map { labels in
      (labels: labels, indicators: alone.filter { $0.labels == labels }.map(\.indicator))
    }
  }
}

/// The statuses, breaks and episodes that the values of one source have, and those of another do
/// not have or have otherwise.
///
/// Both are sought by the same rules, in the editions that both sources have and for the entities
/// that both rate: what a newer source adds at the end changes no answer here.
public struct ChangedAnswers: Sendable {
  /// What kind of answer.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The status in one edition.
    case status
    /// A shift of the mean.
    case shift = "break"
    /// A sustained move.
    case episode
  }

  /// What an answer says.
  public enum Content: Sendable, Hashable {
    /// A published status.
    case status(RatingValue)
    /// The means before and after a break.
    case means(before: Double, after: Double)
    /// The direction of an episode, the values before it and at its end, and how it ends.
    case episode(Episode.Kind, before: Double, after: Double, ending: Episode.Ending)
  }

  /// One answer that changed; at least one of the two is there, and they differ.
  public struct Row: Sendable {
    /// The country or territory, and what is measured.
    public let entity: Entity, indicator: Indicator
    /// What kind of answer it is.
    public let kind: Kind
    /// The years that it is about: of a status its edition twice, of a break the last year of one
    /// level and the first of the next, of an episode its start and its end.
    public let from: Int, to: Int
    /// What it says in the older and in the newer source; `nil` where it is not there.
    public let old: Content?, new: Content?
  }

  /// What both have of one indicator.
  public struct Compared: Sendable {
    /// What is measured.
    public let indicator: Indicator
    /// The editions that both have, oldest first.
    public let editions: [Edition]
    /// How many entities have another value.
    public let differing: Int
    /// The entities that only the older source, and that only the newer one rates.
    public let onlyInOld: [Entity], onlyInNew: [Entity]
  }

  /// The changes: by kind, indicator, entity and years.
  public let rows: [Row]
  /// What was compared, by indicator.
  public let compared: [Compared]
  /// The values compared.
  public let used: UsedSources

  /// The changes between panels, each of one indicator in an older and in a newer source.
  ///
  /// - Throws: ``AnalysisError`` where an indicator cannot be analysed.
  public init(_ pairs: [(old: Panel, new: Panel)]) throws(AnalysisError) {
    var rows: [Row] = []
    var compared: [Compared] = []
    let thresholds = SimulatedThresholds()
    for (old, new) in pairs {
      let pair = ComparedPanels(old: old, new: new)
      for row in pair.differing { rows += try pair.changes(row, thresholds) }
      compared.append(pair.summary)
    }
    self.rows = Kind.allCases.flatMap { kind in rows.filter { $0.kind == kind } }
    self.compared = compared
    used = pairs.flatMap { [$0.old, $0.new] }.used
  }
}

/// Two panels of one indicator, cut to the entities and editions of both.
private struct ComparedPanels {
  let old: Panel
  let new: Panel
  let summary: ChangedAnswers.Compared
  /// The rows with another value.
  let differing: [Int]

  init(old: Panel, new: Panel) {
    let years = Set(new.editions.map(\.year))
    let editions = old.editions.filter { years.contains($0.year) }
    func rated(_ panel: Panel) -> [Entity] {
      panel.aligned(entities: panel.entities, editions: editions).leavingOutUnrated().entities
    }
    let (before, after) = (rated(old), rated(new))
    let (known, also) = (Set(before.map(\.id)), Set(after.map(\.id)))
    let entities = before.filter { also.contains($0.id) }
    let (first, second) = (
      old.aligned(entities: entities, editions: editions),
      new.aligned(entities: entities, editions: editions)
    )
    let differing = entities.indices.filter { row in
      editions.indices.contains { first.value(row, $0) != second.value(row, $0) }
    }
    (self.old, self.new, self.differing) = (first, second, differing)
    summary = ChangedAnswers.Compared(
      indicator: old.indicator, editions: editions, differing: differing.count,
      onlyInOld: before.filter { !also.contains($0.id) },
      onlyInNew: after.filter { !known.contains($0.id) })
  }

  /// The answers about one entity that differ.
  func changes(
    _ row: Int, _ thresholds: SimulatedThresholds
  ) throws(AnalysisError) -> [ChangedAnswers.Row] {
    let before = try answers(old.series(row), thresholds)
    let after = try answers(new.series(row), thresholds)
    return Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted().map {
      ChangedAnswers.Row(
        entity: old.entities[row], indicator: old.indicator, kind: $0.kind, from: $0.from,
        to: $0.to, old: before[$0], new: after[$0])
    }
  }

  private func answers(
    _ series: Series, _ thresholds: SimulatedThresholds
  ) throws(AnalysisError) -> [Answer: ChangedAnswers.Content] {
    guard series.indicator.measure != .status else { return statuses(series) }
    return try breaks(series, thresholds).merging(episodes(series)) { first, _ in first }
  }

  private func statuses(_ series: Series) -> [Answer: ChangedAnswers.Content] {
    var found: [Answer: ChangedAnswers.Content] = [:]
    for (edition, value) in zip(series.editions, series.values) {
      guard let value else { continue }
      found[Answer(kind: .status, from: edition.year, to: edition.year)] = .status(value)
    }
    return found
  }

  private func breaks(
    _ series: Series, _ thresholds: SimulatedThresholds
  ) -> [Answer: ChangedAnswers.Content] {
    guard series.turn == nil,
      let breaks = FoundBreaks(in: series, options: BreakOptions(), thresholds: thresholds)
    else { return [:] }
    var found: [Answer: ChangedAnswers.Content] = [:]
    for (number, position) in breaks.chosen.breaks.enumerated() {
      let answer = Answer(
        kind: .shift, from: breaks.years[position], to: breaks.years[position + 1])
      let segments = breaks.chosen.segments
      found[answer] = .means(before: segments[number].mean, after: segments[number + 1].mean)
    }
    return found
  }

  /// Episodes of scales that have usual thresholds; others have none here.
  private func episodes(
    _ series: Series
  ) throws(AnalysisError) -> [Answer: ChangedAnswers.Content] {
    var found: [Answer: ChangedAnswers.Content] = [:]
    guard let options = EpisodeOptions(scaledTo: series.indicator),
      series.indicator.direction != nil
    else { return found }
    let panel = Panel(
      indicator: series.indicator, entities: [series.entity], editions: series.editions,
      values: series.values)
    for row in try Episodes(of: panel, options: options).rows {
      found[Answer(kind: .episode, from: row.start, to: row.end)] = .episode(
        row.episode.kind, before: row.before, after: row.after, ending: row.episode.ending)
    }
    return found
  }
}

/// What an answer is about.
private struct Answer: Hashable, Comparable {
  let kind: ChangedAnswers.Kind
  let from: Int
  let to: Int

  static func < (one: Answer, other: Answer) -> Bool {
    (one.rank, one.from, one.to) < (other.rank, other.from, other.to)
  }

  private var rank: Int { ChangedAnswers.Kind.allCases.firstIndex(of: kind) ?? 0 }
}

public import FreedomModel

/// Before and after an event: the step and the change of slope of some entities, of their mean, and
/// of what sets them apart from the others of their regions; and how often other dates and other
/// entities have as large a step.
public struct EventStudy: Sendable {
  /// Whose values a row is about.
  public enum Subject: Sendable, Hashable {
    /// A country or territory.
    case entity(Entity)
    /// The mean of the entities of the event, of a number of them.
    case mean(Int)
    /// The mean of the other entities of the same regions, of a number of them.
    case others(Int)
    /// The entities of the event less the others of their regions.
    case difference

    /// Whose values, in words.
    package var name: String {
      switch self {
      case .entity(let entity): entity.name
      case .mean(let count): "Mean of \(count)"
      case .others(let count): "\(count.others), same regions"
      case .difference: "Difference"
      }
    }
  }

  /// What other dates or other entities show.
  public struct Placebo: Sendable, Hashable {
    /// How many others there are, and how many of them have a step at least as large in either
    /// direction.
    public let count: Int, asLarge: Int

    /// The probability of so large a step among the event and all others: no less than 1 / (n + 1).
    public var p: Double { Double(asLarge + 1) / Double(count + 1) }
  }

  /// One row of the answer.
  public struct Row: Sendable {
    /// Whose values.
    public let subject: Subject
    /// How many values there are before the event and after it, in the window.
    public let before: Int, after: Int
    /// The two lines; `nil` where a side has too few values.
    public let model: InterruptedSeries?
    /// What the step means; `nil` without one.
    public let direction: ChangeDirection?
    /// The same series at all other dates that have enough values on both sides.
    public let otherDates: Placebo?
    /// The other entities at the date; of a mean, sets of as many others from the same regions.
    public let otherEntities: Placebo?
  }

  package static let name = "event"

  /// What is measured, and what was chosen.
  public let indicator: Indicator, options: EventOptions
  /// The first edition after the event.
  public let edition: Edition
  /// Those of the event, in their order, then their mean where there are several, the others of
  /// their regions, and the difference.
  public let rows: [Row]
  /// The mean path in the time of the event.
  public let path: EventPath
  /// What was done to older values where the editions span a reversal of the scale, such as
  /// `100 - x before 2019`; `nil` where all values are as published.
  public let reversal: String?
  /// The ratings of the event's entities that were published in two and are left out.
  public let splits: [Panel.Split]

  /// Compares before and after an event.
  ///
  /// - Parameters:
  ///   - entities: Those of the event.
  ///   - panel: The values of all entities, with those that they are compared with.
  ///   - options: The date, and what can be chosen.
  /// - Throws: ``AnalysisError`` where the indicator is a status, no edition judges the date, no
  ///   entity has enough values on both sides, or an option makes no sense.
  public init(
    of entities: [Entity], in panel: Panel, options: EventOptions
  ) throws(AnalysisError) {
    try options.check()
    let panels = PanelSet([panel])
    let (panel, reversal) = try panels.numbers(panel.indicator.id, for: Self.name).onOneScale()
    guard let edition = options.date.edition(among: panel.editions),
      let event = panel.editions.firstIndex(of: edition)
    else {
      throw .noEditionJudges(
        date: options.date.description, indicator: panel.indicator.id,
        first: panel.editions.first?.coverageStart.description ?? "",
        last: panel.editions.last?.coverageEnd.description ?? "")
    }
    let field = EventField(entities, in: panel, event: event, options: options)
    let single = field.singleRows
    guard single.contains(where: { $0.model != nil }) else {
      let first = single.first
      throw .tooFewEditions(
        entity: entities.count == 1 ? entities[0].name : nil,
        indicator: panel.indicator.id, before: first?.before ?? 0, after: first?.after ?? 0,
        needed: InterruptedSeries.fewestOnASide)
    }
    self.indicator = panel.indicator
    self.options = options
    self.edition = edition
    self.reversal = reversal
    rows = single + field.summaryRows
    path = EventPath(field, mean: (single.count == 1 ? single : field.summaryRows).first?.model)
    let ids = Set(entities.map(\.id))
    splits = panel.splits.filter { split in
      ids.contains(split.entity.id)
        && field.window.columns.contains { panel.editions[$0.column] == split.edition }
    }
  }
}

extension EventStudy {
  /// The entities of a membership that are rated in the first edition after an event; none where no
  /// edition judges the date.
  public static func entities(
    of membership: Membership, in panel: Panel, options: EventOptions
  ) -> [Entity] {
    guard let edition = options.date.edition(among: panel.editions),
      let column = panel.editions.firstIndex(of: edition)
    else { return [] }
    return panel.entities.indices.filter { row in
      panel.value(row, column) != nil && panel.isOf(options.kind, row, column)
        && membership.includes(panel.entities[row], in: edition)
    }.map { panel.entities[$0] }
  }
}

/// What can be chosen about a comparison of before and after.
public struct EventOptions: Sendable, Hashable {
  /// When the event was; the edition that judges this day is the first after it.
  public var date: EventDate
  /// How many years before the event count, and how many from the first edition after it on.
  public var window: Int
  /// How many editions back residuals count in the errors.
  public var lag: Int
  /// The confidence of the limits, between 0 and 1.
  public var confidence: Double
  /// The year of an edition.
  public var yearRule: YearRule
  /// Which entities are compared with those of the event; `nil` for countries and territories.
  public var kind: EntityKind?
  /// What the draws of other entities begin with, so that results repeat.
  public var seed: UInt64

  /// How many sets of other entities are drawn where the event has several.
  public static let draws = 999

  /// Options; the defaults are ten years on each side, lag 3, 95 % limits and countries.
  public init(
    date: EventDate, window: Int = 10, lag: Int = 3, confidence: Double = 0.95,
    yearRule: YearRule = .edition, kind: EntityKind? = .country, seed: UInt64 = 1
  ) {
    self.date = date
    self.window = window
    self.lag = lag
    self.confidence = confidence
    self.yearRule = yearRule
    self.kind = kind
    self.seed = seed
  }

  /// - Throws: ``AnalysisError/badOption(name:value:rule:)``.
  func check() throws(AnalysisError) {
    let fewest = InterruptedSeries.fewestOnASide
    guard window >= fewest else {
      throw .badOption(
        name: "window", value: String(window),
        rule: "a line needs at least \(fewest) editions on each side")
    }
    guard window <= 100 else {
      throw .badOption(name: "window", value: String(window), rule: "it is at most 100 years")
    }
    guard (0...20).contains(lag) else {
      throw .badOption(name: "lag", value: String(lag), rule: "it is 0 to 20 editions")
    }
    guard confidence > 0, confidence < 1 else {
      throw .badOption(
        name: "confidence", value: confidence.shortestExact, rule: "it lies between 0 and 1")
    }
  }
}

/// The mean path of the entities of an event, in years from the first edition after it, with the
/// others of their regions.
public struct EventPath: Sendable {
  /// One edition.
  public struct Row: Sendable {
    /// Years from the first edition after the event: 0 for that one, negative before.
    public let time: Int
    /// The edition.
    public let edition: Edition
    /// The mean of the entities of the event, in points of the scale.
    public let mean: Double
    /// Where the line before the event would have been; `nil` without a model.
    public let expected: Double?
    /// The mean of the others of the same regions; `nil` where there are none.
    public let comparison: Double?
  }

  /// By edition, those of the window.
  public let rows: [Row]
  /// The entities of the mean, those with a value in every edition of the window; and those
  /// without.
  public let entities: [Entity], leftOut: [Entity]
  /// How many others the mean is compared with.
  public let others: Int

  init(_ field: EventField, mean model: InterruptedSeries?) {
    let (mean, comparison) = (field.mean, field.comparison)
    rows = field.window.columns.compactMap { column, time in
      mean[column].map { value in
        Row(
          time: time, edition: field.panel.editions[column], mean: value,
          expected: model?.expected(at: time), comparison: comparison[column])
      }
    }
    entities = field.complete.map(\.entity)
    let ids = Set(entities.map(\.id))
    leftOut = field.subjects.map(\.entity).filter { !ids.contains($0.id) }
    others = field.hasComparison ? field.comparedCount : 0
  }
}

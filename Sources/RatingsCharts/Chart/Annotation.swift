public import FreedomModel

/// Something to point out on a chart.
public struct Annotation: Sendable, Hashable {
  /// What is pointed out.
  public enum Kind: Sendable, Hashable {
    /// A break in the level of a series.
    case breakpoint
    /// A time of improvement or decline.
    case episode
    /// A change between Free, Partly Free and Not Free.
    case statusChange
    /// Something the user names.
    case event
  }

  /// When it was.
  public enum Time: Sendable, Hashable {
    /// From one year of the chart's axis to another, or in one year.
    case years(ClosedRange<Int>)
    /// On a day: drawn at the edition that covers it.
    case date(CalendarDate)
  }

  /// What is pointed out.
  public let kind: Kind
  /// The id of the entity meant; `nil` means all.
  public let entity: String?
  /// When it was.
  public let time: Time
  /// What happened.
  public let text: String

  /// An annotation from its parts.
  public init(kind: Kind, entity: String?, time: Time, text: String) {
    self.kind = kind
    self.entity = entity
    self.time = time
    self.text = text
  }

  /// A break in the level of a series; the year is the first of the new level.
  public static func breakpoint(entity: String?, year: Int, text: String = "break in level")
    -> Annotation
  {
    Annotation(kind: .breakpoint, entity: entity, time: .years(year...year), text: text)
  }

  /// A time of improvement or decline, its first and last year.
  public static func episode(entity: String?, years: ClosedRange<Int>, text: String) -> Annotation {
    Annotation(kind: .episode, entity: entity, time: .years(years), text: text)
  }

  /// A change of status; the year is the first of the new status.
  public static func statusChange(
    entity: String?, year: Int, from: FreedomStatus, to: FreedomStatus
  ) -> Annotation {
    Annotation(
      kind: .statusChange, entity: entity, time: .years(year...year),
      text: "\(from.label) to \(to.label) (\(ChangeDirection(from: from, to: to).rawValue))")
  }

  /// An event in a year of the chart's axis.
  public static func event(year: Int, entity: String? = nil, text: String) -> Annotation {
    Annotation(kind: .event, entity: entity, time: .years(year...year), text: text)
  }

  /// An event on a day.
  public static func event(date: CalendarDate, entity: String? = nil, text: String) -> Annotation {
    Annotation(kind: .event, entity: entity, time: .date(date), text: text)
  }

  /// The status changes of a series of statuses, between editions that follow one another.
  public static func statusChanges(in series: Series, by rule: YearRule = .edition) -> [Annotation]
  {
    zip(series.editions.indices, series.editions.indices.dropFirst()).compactMap { before, after in
      guard let from = series.values[before].flatMap(FreedomStatus.init(figure:)),
        let to = series.values[after].flatMap(FreedomStatus.init(figure:)), from != to,
        series.editions[after].follows(series.editions[before])
      else { return nil }
      return .statusChange(
        entity: series.entity.id, year: series.editions[after].year(by: rule), from: from, to: to)
    }
  }
}

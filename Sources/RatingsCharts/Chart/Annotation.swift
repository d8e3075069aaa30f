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
    /// A change of how the publication measures.
    case methodChange
    /// Something the user names.
    case event
  }

  /// When it was.
  public enum Time: Sendable, Hashable {
    /// From one year of the chart's axis to another, or in one year.
    case years(ClosedRange<Int>)
    /// In a calendar year: drawn at the edition that covers most of it.
    case calendarYear(Int)
    /// On a day: drawn at the edition that covers it.
    case date(CalendarDate)

    /// The time of an event.
    public init(_ date: EventDate) {
      switch date {
      case .day(let day): self = .date(day)
      case .calendarYear(let year): self = .calendarYear(year)
      }
    }
  }

  /// What is pointed out.
  public let kind: Kind
  /// The id of the entity meant; `nil` means all.
  public let entity: String?
  /// When it was.
  public let time: Time
  /// What happened.
  public let text: String

  /// An event at a date as people write it.
  public static func event(_ date: EventDate, entity: String? = nil, text: String) -> Annotation {
    Annotation(kind: .event, entity: entity, time: Time(date), text: text)
  }

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

  /// A change of method; the year is the first by the new one.
  public static func methodChange(year: Int, text: String) -> Annotation {
    Annotation(kind: .methodChange, entity: nil, time: .years(year...year), text: text)
  }

  /// An event on a day.
  public static func event(date: CalendarDate, entity: String? = nil, text: String) -> Annotation {
    Annotation(kind: .event, entity: entity, time: .date(date), text: text)
  }

  /// The status changes of a series of statuses, between editions that follow one another.
  public static func statusChanges(in series: Series, by rule: YearRule = .edition) -> [Annotation]
  {
    zip(series.editions.indices, series.editions.indices.dropFirst()).compactMap { before, after in
      guard let from = series.values[before]?.status, let to = series.values[after]?.status,
        from != to,
        series.editions[after].follows(series.editions[before])
      else { return nil }
      return .statusChange(
        entity: series.entity.id, year: series.editions[after].year(by: rule), from: from, to: to)
    }
  }
}

/// An annotation at its place on a chart's axis.
struct PlacedAnnotation: Sendable, Hashable {
  /// The letter drawn at the years and before the text in the list: `a`, `b` ... `z`, `aa` ...
  let letter: String
  /// The years of the axis, one or an interval.
  let years: ClosedRange<Int>
  /// The id of the entity meant; `nil` means all.
  var entity: String?
  /// When, who and what, as listed under the chart.
  let text: String

  static func letter(_ position: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let own = String(letters[position % 26])
    return position < 26 ? own : letter(position / 26 - 1) + own
  }
}

/// Turns annotations into places on an axis, with letters in the order of time.
struct AnnotationPlaces {
  let placed: [PlacedAnnotation]
  /// A note about those outside it.
  let notes: [String]

  init(_ annotations: [Annotation], _ series: [Series], on axis: YearScale, by rule: YearRule) {
    let editions = series.map(\.editions).max { $0.count < $1.count } ?? []
    var names: [String: String] = [:]
    for one in series { names[one.entity.id] = one.entity.name }
    let dated = annotations.map { (years: $0.years(editions, by: rule), annotation: $0) }
    let visible = dated.filter { item in
      item.years.overlaps(axis.first...axis.last)
        && (item.annotation.entity.map { names[$0] != nil } ?? true)
    }
    .sorted {
      ($0.years.lowerBound, $0.years.upperBound) < ($1.years.lowerBound, $1.years.upperBound)
    }
    placed = visible.enumerated().map { index, item in
      let who = item.annotation.entity.map { " " + (names[$0] ?? $0) } ?? ""
      return PlacedAnnotation(
        letter: PlacedAnnotation.letter(index),
        years: item.years.clamped(to: axis.first...axis.last),
        entity: item.annotation.entity,
        text: "\(item.annotation.timeText(item.years))\(who): \(item.annotation.text)")
    }
    let hidden = dated.count - visible.count
    notes =
      hidden == 0
      ? [] : ["\(hidden) annotation\(hidden == 1 ? " is" : "s are") of other years or entities."]
  }
}

extension Annotation {
  /// The years of the axis; a day is drawn at the edition that covers it, a year at that of its
  /// middle.
  fileprivate func years(_ editions: [Edition], by rule: YearRule) -> ClosedRange<Int> {
    switch time {
    case .years(let years): return years
    case .calendarYear(let year): return Self.years(of: .calendarYear(year), editions, by: rule)
    case .date(let date): return Self.years(of: .day(date), editions, by: rule)
    }
  }

  private static func years(
    of date: EventDate, _ editions: [Edition], by rule: YearRule
  ) -> ClosedRange<Int> {
    let year = date.edition(among: editions)?.year(by: rule) ?? date.day.year
    return year...year
  }

  fileprivate func timeText(_ years: ClosedRange<Int>) -> String {
    switch time {
    case .years: ChartLabels.span(years)
    case .calendarYear(let year): Self.text(String(year), of: year, at: years)
    case .date(let date): Self.text(date.description, of: date.year, at: years)
    }
  }

  /// When it was, and the year at which it is drawn where that is another one.
  private static func text(_ time: String, of year: Int, at years: ClosedRange<Int>) -> String {
    years.lowerBound == year ? time : "\(time) (at \(years.lowerBound))"
  }
}

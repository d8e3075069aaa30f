internal import FreedomModel

/// The entities of an event among the others, with the values of all.
struct EventField {
  /// An entity with its values, one an edition.
  struct Member {
    let entity: Entity
    let region: String
    let numbers: [Double?]
  }

  let panel: Panel
  let window: EventWindow
  /// The entities of the event.
  let subjects: [Member]
  /// All that they can be compared with: those rated in the first edition after the event.
  let others: [Member]
  /// The entities of the event that have a value at every time of the window, or the only one.
  let complete: [Member]
  /// For each of ``complete`` the others of its region with a value at every time of the window.
  let neighbours: [[Member]]
  private let options: EventOptions
  private let slack: Double
  private let windows: [EventWindow]
  private let otherSteps: [Double]
  /// The steps of the entities of the event; `nil` without enough values.
  private let ownSteps: [Double?]
  /// The steps of the others of a region, and how many of the event's entities are in it.
  private let regions: [(steps: [Double], wanted: Int)]

  init(_ entities: [Entity], in panel: Panel, event: Int, options: EventOptions) {
    self.panel = panel
    self.options = options
    window = EventWindow(around: event, in: panel, options: options)
    slack = Resolution(of: panel).slack
    let edition = panel.editions[event]
    func member(_ entity: Entity, _ row: Int?) -> Member {
      Member(
        entity: entity, region: RegionDivision.current.name(of: entity, in: edition),
        numbers: panel.editions.indices.map { column in row.flatMap { panel.number($0, column) } })
    }
    let window = window
    subjects = entities.map { member($0, panel.row(of: $0.id)) }
    let ids = Set(entities.map(\.id))
    others = panel.entities.indices.filter { row in
      !ids.contains(panel.entities[row].id) && panel.value(row, event) != nil
        && panel.isOf(options.kind, row, event)
    }.map { member(panel.entities[$0], $0) }
    complete = subjects.count == 1 ? subjects : subjects.filter { window.isComplete($0.numbers) }
    let near = Dictionary(grouping: others.filter { window.isComplete($0.numbers) }, by: \.region)
    neighbours = complete.map { near[$0.region] ?? [] }
    windows = panel.editions.indices.filter { $0 != event }.map {
      EventWindow(around: $0, in: panel, options: options)
    }
    let steps = others.compactMap { other in
      InterruptedSeries.step(of: window.points(of: other.numbers)).map { (other.region, $0) }
    }
    otherSteps = steps.map { $0.1 }
    ownSteps = subjects.map { InterruptedSeries.step(of: window.points(of: $0.numbers)) }
    regions = Dictionary(grouping: complete, by: \.region).sorted { $0.key < $1.key }.map {
      region in
      (steps.filter { $0.0 == region.key }.map { $0.1 }, region.value.count)
    }
  }

  /// Whether every one of ``complete`` has others of its region beside it.
  var hasComparison: Bool { !complete.isEmpty && neighbours.allSatisfy { !$0.isEmpty } }

  /// The mean of the entities of the event that have a value at every time of the window.
  var mean: [Double?] {
    complete.map(\.numbers).meanWhereComplete(width: panel.editions.count)
  }

  /// The mean of the others of their regions: of each entity's region, then of these.
  var comparison: [Double?] {
    guard hasComparison else { return panel.editions.map { _ in nil } }
    let width = panel.editions.count
    return neighbours.map { $0.map(\.numbers).meanWhereComplete(width: width) }
      .meanWhereComplete(width: width)
  }

  var difference: [Double?] {
    zip(mean, comparison).map { mean, comparison in
      mean.flatMap { mean in comparison.map { mean - $0 } }
    }
  }

  /// How many different entities are in ``comparison``.
  var comparedCount: Int { Set(neighbours.joined().map(\.entity.id)).count }

  /// The rows about several entities.
  var summaryRows: [EventStudy.Row] {
    guard !complete.isEmpty else { return [] }
    var rows: [EventStudy.Row] = []
    if subjects.count > 1 { rows.append(row(.mean(complete.count), of: mean)) }
    guard hasComparison else { return rows }
    return rows + [
      row(.others(comparedCount), of: comparison), row(.difference, of: difference),
    ]
  }

  /// The rows about single entities.
  var singleRows: [EventStudy.Row] {
    subjects.indices.map { row(.entity(subjects[$0].entity), of: subjects[$0].numbers, at: $0) }
  }

  /// The steps that the one of an entity of the event is compared with: those of all others, or,
  /// where the event has all entities, of all the rest.
  private func others(than position: Int) -> [Double] {
    guard others.isEmpty else { return otherSteps }
    return ownSteps.indices.filter { $0 != position }.compactMap { ownSteps[$0] }
  }

  private func row(
    _ subject: EventStudy.Subject, of numbers: [Double?], at position: Int? = nil
  ) -> EventStudy.Row {
    let points = window.points(of: numbers)
    let before = points.count { $0.time < 0 }
    let model = InterruptedSeries(points, lag: options.lag, confidence: options.confidence)
    return EventStudy.Row(
      subject: subject, before: before, after: points.count - before, model: model,
      direction: model.map { direction(of: $0.step.value) },
      otherDates: model.flatMap { placebo(dates(numbers), $0) },
      otherEntities: model.flatMap { model in
        if let position { return placebo(others(than: position), model) }
        if case .mean = subject { return drawn.flatMap { placebo($0, model) } }
        return nil
      })
  }

  /// What a step means on the scale; a step within noise is unchanged.
  private func direction(of step: Double) -> ChangeDirection {
    step.magnitude <= slack
      ? .unchanged : ChangeDirection(from: 0, to: step, direction: panel.indicator.direction)
  }

  private func placebo(_ steps: [Double], _ model: InterruptedSeries) -> EventStudy.Placebo? {
    guard !steps.isEmpty else { return nil }
    let size = model.step.value.magnitude
    return EventStudy.Placebo(
      count: steps.count, asLarge: steps.count { $0.magnitude >= size - slack })
  }

  /// The steps at all other dates.
  private func dates(_ numbers: [Double?]) -> [Double] {
    windows.compactMap { InterruptedSeries.step(of: $0.points(of: numbers)) }
  }

  /// The mean steps of as many others of the same regions, drawn at random; `nil` where a region
  /// has too few others.
  private var drawn: [Double]? {
    guard regions.allSatisfy({ $0.steps.count >= $0.wanted }) else { return nil }
    var generator = SeededGenerator(seed: options.seed)
    return (0..<EventOptions.draws).map { _ in
      var sum = 0.0
      for (steps, wanted) in regions {
        var left = steps
        for _ in 0..<wanted {
          let place = generator.index(below: left.count)
          sum += left[place]
          left.swapAt(place, left.count - 1)
          left.removeLast()
        }
      }
      return sum / Double(complete.count)
    }
  }
}

/// The editions around an event, each with its time: 0 for the first after it.
struct EventWindow {
  /// The positions of the editions in the panel, with their times.
  let columns: [(column: Int, time: Int)]

  /// The editions of a panel within the window of the options around the edition at a position.
  init(around event: Int, in panel: Panel, options: EventOptions) {
    let start = panel.editions[event].year(by: options.yearRule)
    columns = panel.editions.indices.compactMap { column in
      let time = panel.editions[column].year(by: options.yearRule) - start
      return (-options.window..<options.window).contains(time) ? (column, time) : nil
    }
  }

  /// The values of some numbers, one an edition of the panel, at the times of the window.
  func points(of numbers: [Double?]) -> [InterruptedSeries.Point] {
    columns.compactMap { column, time in
      numbers[column].map { InterruptedSeries.Point(time: time, value: $0) }
    }
  }

  /// Whether there is a value at every time.
  func isComplete(_ numbers: [Double?]) -> Bool {
    columns.allSatisfy { numbers[$0.column] != nil }
  }
}

extension [[Double?]] {
  /// The mean of several rows of numbers where all have a value.
  func meanWhereComplete(width: Int) -> [Double?] {
    (0..<width).map { column in
      let values = compactMap { $0[column] }
      return isEmpty || values.count < count ? nil : values.reduce(0, +) / Double(count)
    }
  }
}

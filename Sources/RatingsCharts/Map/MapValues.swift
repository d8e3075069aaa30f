internal import FreedomModel

/// Who is shown as what in the year of a map.
struct MapValues {
  let series: [Series]
  /// The year that is drawn, under the rule, and its edition.
  let year: Int?
  let edition: Edition?
  /// Everyone with a value, and everyone known to lack one; by id.
  let parts: [String: AreaMark.Part]
  let scale: SharedScale
  /// How the values of a map of changes are told apart.
  let steps: ChangeSteps?
  /// The change of each entity from its first value to its last, where they differ.
  let changes: [String: Double]
  /// Which entities are compared with the one that they carry on: `Germany (Germany, W.)`.
  let compared: [String]
  let notes: [String]

  init(_ all: [Series], year wanted: Int?, options: ChartOptions) throws(ChartError) {
    let editions = all.max { $0.editions.count < $1.editions.count }?.editions ?? []
    let rule = options.years
    let last = all.flatMap(\.observedEditions).max()
    let shown = wanted ?? last?.year(by: rule)
    let edition = editions.first { edition in
      shown.map { edition.years(under: rule).contains($0) } ?? false
    }
    let start = options.map.from.flatMap { from in
      editions.first { $0.years(under: rule).contains(from) }
    }
    let drawn = all.map { $0.keeping([edition, start].compactMap(\.self)) }
    let scale = try SharedScale(drawn, range: .full)
    var parts: [String: AreaMark.Part] = [:]
    var changes: [String: Double] = [:]
    var compared: [String] = []
    let indicator = all.first?.indicator
    let steps = start.flatMap { _ in ChangeSteps(scale.scale, of: indicator) }
    for one in drawn {
      guard let edition else { break }
      let kind = one.entity.kind(inEdition: edition.year)
      func add(_ fill: Fill, _ text: String, short: String = "", way: String = "") {
        parts[one.entity.id] = AreaMark.Part(
          entity: one.entity, kind: kind, fill: fill, text: text, short: short, way: way)
      }
      guard let value = one.value(in: edition), let number = value.asNumber else {
        let isRated =
          one.value(in: edition) != nil || options.map.listed.contains(one.entity.id)
        if isRated { add(.missing, "") }
        continue
      }
      let position = try scale.position(number, of: one, in: edition)
      let text = one.text(of: number, value, in: edition)
      guard let steps, let start else {
        if let status = value.status {
          add(.status(status), text)
        } else {
          add(scale.shade(of: position), text, short: text)
        }
        continue
      }
      let before = one.predecessor(in: start, among: drawn, links: options.map.links)
      guard let before, let old = before.value(in: start), let oldNumber = old.asNumber else {
        add(.missing, "")
        continue
      }
      if before.entity.id != one.entity.id {
        compared.append("\(one.entity.name) (\(before.entity.name))")
      }
      let rise = position - (try scale.position(oldNumber, of: before, in: start))
      let way = scale.scale.end < scale.scale.start ? -rise : rise
      changes[one.entity.id] = way
      add(
        .change(steps.step(way)), "\(before.text(of: oldNumber, old, in: start)) to \(text)",
        short: steps.short(way), way: way == 0 ? "" : steps.word(isUp: way > 0))
    }
    self.series = drawn
    self.year = shown
    self.edition = edition
    self.parts = parts
    self.scale = scale
    self.steps = steps
    self.changes = changes
    self.compared = compared
    notes = ChartLabels.reversed(drawn)
  }
}

extension Series {
  fileprivate var observedEditions: [Edition] {
    zip(editions, values).compactMap { $1?.asNumber == nil ? nil : $0 }
  }

  func value(in edition: Edition) -> RatingValue? {
    editions.firstIndex(of: edition).flatMap { values[$0] }
  }

  /// The series in some editions only.
  fileprivate func keeping(_ wanted: [Edition]) -> Series {
    let kept = editions.indices.filter { wanted.contains(editions[$0]) }
    return Series(
      entity: entity, indicator: indicator, editions: kept.map { editions[$0] },
      values: kept.map { values[$0] })
  }

  /// A value as text, on the present scale where that of its edition was reversed.
  fileprivate func text(of number: Double, _ value: RatingValue, in edition: Edition) -> String {
    guard indicator.direction(inEdition: edition.year) != indicator.direction,
      let mirrored = indicator.mirrored(number)
    else { return indicator.text(of: value) }
    return indicator.text(of: .number(mirrored))
  }

  /// The entity's own series where it has a value in an edition, else that of the one it carries
  /// on.
  fileprivate func predecessor(
    in edition: Edition, among all: [Series], links: [EntityLink]
  ) -> Series? {
    var current: Series? = self
    // No chain is longer than from Serbia to Yugoslavia.
    for _ in 0..<5 {
      guard let series = current else { return nil }
      if series.value(in: edition)?.asNumber != nil { return series }
      let link = links.first {
        $0.successor == series.entity.id && $0.relation == .continuation
      }
      current = link.flatMap { link in all.first { $0.entity.id == link.predecessor } }
    }
    return nil
  }
}

/// How far a value went, in seven steps.
struct ChangeSteps {
  /// The least changes that count as medium and as great, in points of the scale.
  let medium: Double
  let great: Double
  let isStatus: Bool
  /// Whether it is known which way is freer.
  let hasDirection: Bool

  init(_ scale: ValueScale, of indicator: Indicator?) {
    isStatus = indicator?.measure == .status
    hasDirection = isStatus || indicator?.direction != nil
    let ends = (indicator?.nominalMinimum ?? scale.start, indicator?.maximum ?? scale.end)
    let span = abs(ends.1 - ends.0)
    let (round, part) = Self.round(span / 10)
    // Ratings and questions go up and down by whole points.
    great = isStatus || round < 2 && span >= 3 ? 2 : round
    medium = great == 2 ? 1 : great * part
  }

  /// The next 1, 2 or 5 times a power of ten, and which part of it is medium.
  private static func round(_ number: Double) -> (Double, part: Double) {
    guard number > 0, number.isFinite else { return (1, 0.3) }
    var power = 1.0
    while power * 10 <= number { power *= 10 }
    while power > number, power > 1e-9 { power /= 10 }
    let steps = [(power, 0.3), (power * 2, 0.5), (power * 5, 0.4)]
    return steps.first { $0.0 >= number * 0.999_999 } ?? (power * 10, 0.3)
  }

  func step(_ way: Double) -> Int {
    let size = abs(way) >= great ? 3 : abs(way) >= medium ? 2 : 1
    return way == 0 ? 0 : way > 0 ? size : -size
  }

  /// `▼7`; of a status the arrow alone.
  func short(_ way: Double) -> String {
    guard way != 0 else { return "=" }
    let arrow = way > 0 ? "▲" : "▼"
    if isStatus { return String(repeating: arrow, count: abs(way) > 1 ? 2 : 1) }
    return arrow + (RoundedNumber.text(abs(way), significantDigits: 3) ?? abs(way).shortestExact)
  }

  func word(isUp: Bool) -> String {
    let word: ChangeDirection = hasDirection ? (isUp ? .improved : .declined) : isUp ? .rose : .fell
    return word.rawValue
  }

  /// The steps from most improved to most declined, with what each means.
  var key: [(step: Int, text: String)] {
    (-3...3).reversed().map { ($0, text(of: $0)) }
  }

  private func text(of step: Int) -> String {
    if step == 0 { return "unchanged" }
    let way = word(isUp: step > 0)
    if isStatus { return "\(way) by \(abs(step) > 2 ? "two" : "one")" }
    return switch abs(step) {
    case 1: "\(way) by less than \(medium.shortestExact)"
    case 2: "\(way) by \(medium.shortestExact) to under \(great.shortestExact)"
    default: "\(way) by \(great.shortestExact) or more"
    }
  }
}

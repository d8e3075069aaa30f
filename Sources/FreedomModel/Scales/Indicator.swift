/// One thing that a publication measures, such as the political rights rating (`fiw.pr`).
public struct Indicator: Sendable, Hashable {
  /// What kind of value an indicator has.
  public enum Measure: String, Sendable, Hashable {
    /// A rating, 1 to 7.
    case rating
    /// Points: a total, a part of it or an item.
    case score
    /// Free, Partly Free or Not Free.
    case status
    /// A value of a user's own publication.
    case figure
  }

  /// The publication and the measure, such as `fiw.pr_score`; unique.
  public let id: String
  /// The publication's id, such as `fiw`.
  public let publication: String
  /// The name people read, such as `Political rights score`.
  public let label: String
  /// What kind of value it has.
  public let measure: Measure
  /// The lowest value possible, where the scale has one.
  public let minimum: Double?
  /// The highest value possible, where the scale has one.
  public let maximum: Double?
  /// The freer end of the scale; for Freedom on the Net that of its newer editions. `nil` where it
  /// is not declared: then nothing is called improved or declined, and no scale is reversed.
  public let direction: ScaleDirection?
  /// The first edition (sort year) with ``direction``, where the scale was once the other way
  /// round.
  public let directionSince: Int?
  /// What is measured, and what is odd about it.
  public let description: String
  /// The indicators this one is the mean of: then it is computed here, never published.
  public let meanOf: [String]
  /// How a user's own publication is credited: its citation, else its title; `nil` for those of
  /// Freedom House, and where only the id is known.
  public let credit: String?
  /// The title of a user's own publication; `nil` for those of Freedom House, and where only the
  /// id is known.
  public let publicationTitle: String?

  /// Describes an indicator.
  public init(
    id: String, publication: String, label: String, measure: Measure, minimum: Double? = nil,
    maximum: Double? = nil, direction: ScaleDirection?, directionSince: Int? = nil,
    description: String = "", meanOf: [String] = [], credit: String? = nil,
    publicationTitle: String? = nil
  ) {
    self.id = id
    self.publication = publication
    self.label = label
    self.measure = measure
    self.minimum = minimum
    self.maximum = maximum
    self.direction = direction
    self.directionSince = directionSince
    self.description = description
    self.meanOf = meanOf
    self.credit = credit
    self.publicationTitle = publicationTitle
  }

  /// Whether this project computes the value instead of reading it from a publication.
  public var isComputed: Bool { !meanOf.isEmpty }

  /// The freer end of the scale in one edition, given by its sort year; `nil` where it is not
  /// declared.
  public func direction(inEdition year: Int) -> ScaleDirection? {
    guard let direction, let directionSince, year < directionSince else { return direction }
    return direction == .higher ? .lower : .higher
  }
}

extension Indicator {
  /// An id as the header of a column in a panel: `fiw_total`.
  package static func columnName(of id: String) -> String {
    String(id.map { $0 == "." ? "_" : $0 })
  }
}

extension Indicator {
  /// The same indicator under another id.
  package func identified(by id: String) -> Indicator {
    Indicator(
      id: id, publication: publication, label: label, measure: measure, minimum: minimum,
      maximum: maximum, direction: direction, directionSince: directionSince,
      description: description, meanOf: meanOf)
  }
}

extension Indicator {
  /// The same indicator as if its scale had always had the present direction.
  package var withOneDirection: Indicator {
    Indicator(
      id: id, publication: publication, label: label, measure: measure, minimum: minimum,
      maximum: maximum, direction: direction, description: description, meanOf: meanOf,
      credit: credit, publicationTitle: publicationTitle)
  }
}

extension Indicator {
  /// The lowest value of the scale as readers know it: totals that can fall below 0 begin at 0.
  package var nominalMinimum: Double? {
    guard let minimum, let maximum, minimum < 0, maximum > 0 else { return minimum }
    return 0
  }

  /// A value on the reversed scale, such as 7 for the rating 1; `nil` when the scale has no ends
  /// to turn it between.
  package func mirrored(_ figure: Double) -> Double? {
    guard let minimum, let maximum else { return nil }
    return minimum + maximum - figure
  }

  /// A value on the same range with higher being freer: reversed where lower is freer in its
  /// edition, else as published; `nil` where the scale has no ends to reverse it between.
  package func reversed(_ value: Double, edition year: Int) -> Double? {
    direction(inEdition: year) == .lower ? mirrored(value) : value
  }

  /// What ``reversed(_:edition:)`` does to values of some editions, as a heading says it: `8 - x`,
  /// or `100 - x before 2019` where only older editions are reversed; `nil` where it changes
  /// nothing.
  package func reversal(over editions: [Edition]) -> String? {
    guard let minimum, let maximum else { return nil }
    let lower = editions.filter { direction(inEdition: $0.year) == .lower }
    guard !lower.isEmpty else { return nil }
    let formula = "\((minimum + maximum).shortestExact) - x"
    guard lower.count < editions.count, let directionSince else { return formula }
    return formula + (direction == .lower ? " since " : " before ") + String(directionSince)
  }
}

/// Which end of a scale is the freer one.
public enum ScaleDirection: String, Sendable, Hashable {
  /// The lower the value, the freer (ratings, Freedom of the Press).
  case lower
  /// The higher the value, the freer (scores of Freedom in the World).
  case higher
}

/// What a change of a value means for freedom.
public enum ChangeDirection: String, Sendable, Hashable {
  /// Freer than before.
  case improved
  /// Less free than before.
  case declined
  /// The same value.
  case unchanged
  /// A higher value than before, on a scale whose freer end is not declared.
  case rose
  /// A lower value than before, on a scale whose freer end is not declared.
  case fell

  /// What a change from one value to another means on a scale: `improved` is freer, whatever its
  /// direction. Without a direction a value only `rose` or `fell`. Values that differ in their last
  /// digits only, such as 0.1 + 0.2 and 0.3, are the same.
  public init(from first: Double, to last: Double, direction: ScaleDirection?) {
    let noise = max(first.magnitude, last.magnitude) * 0x1p-44
    self =
      if (first - last).magnitude <= noise { .unchanged } else {
        switch direction {
        case .higher: last > first ? .improved : .declined
        case .lower: last < first ? .improved : .declined
        case nil: last > first ? .rose : .fell
        }
      }
  }

  /// What a change from one status to another means.
  package init(from first: FreedomStatus, to last: FreedomStatus) {
    self.init(from: Double(first.rawValue), to: Double(last.rawValue), direction: .higher)
  }
}

/// The indicators known: those of Freedom House's publications and those a user has declared.
public struct IndicatorCatalog: Sendable {
  /// Every indicator, Freedom House's first, in the order of their publications.
  public private(set) var indicators: [Indicator]
  private var positions: [String: Int]

  /// A catalog of some indicators.
  ///
  /// - Parameter indicators: No two may share an id; of two that do, the first counts.
  public init(_ indicators: [Indicator] = Indicator.freedomHouse) {
    self.indicators = []
    positions = [:]
    for indicator in indicators { declare(indicator) }
  }

  /// Adds an indicator unless its id exists already.
  public mutating func declare(_ indicator: Indicator) {
    guard positions[indicator.id] == nil else { return }
    positions[indicator.id] = indicators.count
    indicators.append(indicator)
  }

  /// The indicator of an id, exactly.
  public subscript(id: String) -> Indicator? {
    positions[id].map { indicators[$0] }
  }

  /// The indicators that a user may mean: the one with this id, in any case, else those whose id
  /// ends with it, as `fiw.total` does with `total`, else those with this label.
  ///
  /// Of several indicators of Freedom House that of its first publication is meant: `total` is
  /// `fiw.total`. A user's own indicator with the same ending leaves the choice to the user.
  public func find(_ text: String) -> [Indicator] {
    let wanted = text.trimmedOfBlanks.lowercased()
    guard !wanted.isEmpty else { return [] }
    if let exact = self[text] ?? self[wanted] { return [exact] }
    for isMeant in [
      { $0.id.lowercased() == wanted }, { $0.id.lowercased().hasSuffix("." + wanted) },
      { $0.label.lowercased() == wanted },
    ] as [(Indicator) -> Bool] {
      let found = indicators.filter(isMeant)
      guard !found.isEmpty else { continue }
      let own = found.filter { !Publication.isFreedomHouse($0.publication) }
      return own.isEmpty ? [found[0]] : found
    }
    return []
  }
}

/// An indicator's id reduced to what a reader can distinguish: without regard to case, to blanks at
/// its ends, to the kind and number of blanks inside, to characters of no width, or to how accents
/// are composed.
package struct FoldedID: Hashable, Sendable {
  private let text: String

  /// Folds an id.
  package init(_ id: String) {
    let visible = id.lowercased().unicodeScalars.filter {
      !$0.properties.isDefaultIgnorableCodePoint && $0 != "\u{200B}"
    }
    text = String(String.UnicodeScalarView(visible)).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}

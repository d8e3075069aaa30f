public import FreedomModel

/// What a user declares about the indicators of their own file.
public struct IndicatorDeclarations: Sendable, Hashable {
  /// A declaration of one indicator.
  public struct Declaration<Value: Sendable & Hashable>: Sendable, Hashable {
    /// The indicator by its name, id or header; `nil` where the file has only one.
    public var name: String?
    /// What is declared.
    public var value: Value

    /// Declares something.
    public init(_ value: Value, of name: String? = nil) {
      self.value = value
      self.name = name
    }
  }

  /// The freer end of all indicators of the file for which nothing else is declared.
  public var direction: ScaleDirection?
  /// The freer ends of single indicators.
  public var directions: [Declaration<ScaleDirection>] = []
  /// The lowest and the highest value possible.
  public var ranges: [Declaration<ClosedRange<Double>>] = []
  /// The names shown to readers.
  public var labels: [Declaration<String>] = []

  /// Nothing is declared.
  public init() {}

  /// Whether nothing is declared.
  public var isEmpty: Bool { self == IndicatorDeclarations() }

  /// The indicator as it is declared. A status keeps its scale: it has one.
  func applied(to indicator: Indicator) -> Indicator {
    let range = Self.value(of: ranges, for: indicator)
    let isStatus = indicator.measure == .status
    // Ratings are whole numbers from 1 to 7; on another scale they are values like others.
    let isRating = indicator.measure == .rating && (range ?? 1...7) == 1...7
    return Indicator(
      id: indicator.id, publication: indicator.publication,
      label: Self.value(of: labels, for: indicator) ?? indicator.label,
      measure: isStatus ? .status : isRating ? .rating : .figure,
      minimum: isStatus ? indicator.minimum : range?.lowerBound ?? indicator.minimum,
      maximum: isStatus ? indicator.maximum : range?.upperBound ?? indicator.maximum,
      direction: isStatus
        ? indicator.direction
        : Self.value(of: directions, for: indicator) ?? direction ?? indicator.direction,
      directionSince: indicator.directionSince, description: indicator.description,
      meanOf: indicator.meanOf, credit: indicator.credit)
  }

  /// Names that no indicator of a file has.
  func unknownNames(among indicators: [Indicator]) -> [String] {
    let names =
      directions.compactMap(\.name) + ranges.compactMap(\.name) + labels.compactMap(\.name)
    return names.uniqued().filter { name in
      !indicators.contains { Self.names(name, $0) }
    }
  }

  /// The options that need the name of an indicator in front where a file has several.
  var nameless: [String] {
    (directions.contains { $0.name == nil } ? ["--direction"] : [])
      + (ranges.contains { $0.name == nil } ? ["--range"] : [])
      + (labels.contains { $0.name == nil } ? ["--label"] : [])
  }

  private static func value<Value>(
    of declarations: [Declaration<Value>], for indicator: Indicator
  ) -> Value? {
    (declarations.last { $0.name.map { names($0, indicator) } ?? false }
      ?? declarations.last { $0.name == nil })?.value
  }

  private static func names(_ name: String, _ indicator: Indicator) -> Bool {
    let short = indicator.id.dropFirst(indicator.publication.count + 1)
    return [String(short), indicator.id, indicator.label].contains {
      $0 == name || HeaderName($0) == HeaderName(name)
    }
  }
}

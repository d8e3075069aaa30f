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

  /// What a file declares, indicator by indicator. Options that say otherwise count.
  public var rows: [Row] = []
  /// The name of that file.
  public var file: String?

  /// What a file declares of one indicator; `nil` where it says nothing.
  public struct Row: Sendable, Hashable {
    /// The indicator by its name, id or header.
    public var name: String
    /// The name shown to readers.
    public var label: String?
    /// The lowest value possible.
    public var minimum: Double?
    /// The highest value possible.
    public var maximum: Double?
    /// The freer end.
    public var direction: ScaleDirection?
    /// What is measured.
    public var description: String?

    /// Declares nothing yet.
    public init(name: String) { self.name = name }

    /// Whether it is about an indicator.
    package func names(_ indicator: Indicator) -> Bool {
      IndicatorDeclarations.names(name, indicator)
    }
  }

  /// Nothing is declared.
  public init() {}

  /// Whether nothing is declared.
  public var isEmpty: Bool { self == IndicatorDeclarations() }

  /// Whether something is declared for the file alone, and not in a file of declarations.
  var areOptions: Bool {
    var options = self
    (options.rows, options.file) = ([], nil)
    return !options.isEmpty
  }

  /// The indicator as declared. A status keeps its scale: it has one.
  func applied(to indicator: Indicator) -> Indicator {
    let row = rows.last { Self.names($0.name, indicator) }
    let range = Self.value(of: ranges, for: indicator)
    let minimum = range?.lowerBound ?? row?.minimum
    let maximum = range?.upperBound ?? row?.maximum
    let isStatus = indicator.measure == .status
    // Ratings are whole numbers from 1 to 7; on another scale they are values like others.
    let isRating =
      indicator.measure == .rating && (minimum ?? 1) == 1 && (maximum ?? 7) == 7
    return Indicator(
      id: indicator.id, publication: indicator.publication,
      label: Self.value(of: labels, for: indicator) ?? row?.label ?? indicator.label,
      measure: isStatus ? .status : isRating ? .rating : .figure,
      minimum: isStatus ? indicator.minimum : minimum ?? indicator.minimum,
      maximum: isStatus ? indicator.maximum : maximum ?? indicator.maximum,
      direction: isStatus
        ? indicator.direction
        : Self.value(of: directions, for: indicator) ?? direction ?? row?.direction
          ?? indicator.direction,
      directionSince: indicator.directionSince,
      description: row?.description ?? indicator.description, meanOf: indicator.meanOf,
      credit: indicator.credit)
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

  /// The names of the rows that mean an indicator.
  func rows(naming indicator: Indicator) -> [String] {
    rows.map(\.name).filter { Self.names($0, indicator) }
  }

  /// Whether a name, id or header means an indicator.
  static func names(_ name: String, _ indicator: Indicator) -> Bool {
    let short = indicator.id.dropFirst(indicator.publication.count + 1)
    return [String(short), indicator.id, indicator.label].contains {
      $0 == name || HeaderName($0) == HeaderName(name)
    }
  }
}

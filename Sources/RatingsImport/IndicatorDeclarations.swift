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
      credit: indicator.credit, publicationTitle: indicator.publicationTitle)
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

/// The indicators of one file, as the user declares them beside what is known of them.
struct DeclaredIndicators {
  private let file: String
  private let publication: String
  private let declarations: IndicatorDeclarations
  private let catalog: IndicatorCatalog
  /// Those of a user's own publication.
  private var own: [Indicator] = []
  private var hasOfficial = false
  /// The rows of a file of declarations that name indicators of this file.
  private var named: Set<String> = []

  init(
    file: String, publication: String, declarations: IndicatorDeclarations,
    catalog: IndicatorCatalog
  ) {
    self.file = file
    self.publication = publication
    self.declarations = declarations
    self.catalog = catalog
  }

  /// The indicator as declared. Where that is another scale, direction or label than the
  /// database has, it is changed there.
  mutating func declare(
    _ indicator: Indicator, in sink: any ObservationSink
  ) throws -> (indicator: Indicator, findings: [Finding]) {
    guard !Publication.isFreedomHouse(indicator.publication) else {
      hasOfficial = true
      return (indicator, [])
    }
    let declared = declarations.applied(to: indicator)
    own.append(declared)
    named.formUnion(declarations.rows(naming: indicator))
    guard let known = catalog[indicator.id] else { return (declared, []) }
    return (declared, try change(known, to: declared, in: sink))
  }

  private func change(
    _ known: Indicator, to declared: Indicator, in sink: any ObservationSink
  ) throws -> [Finding] {
    guard known != declared else { return [] }
    let outside = try sink.redeclare(declared)
    var findings = [
      Finding(
        .note, code: "declaration-changed", file: file,
        rule: "\(declared.id) is declared again: \(Self.difference(known, declared))")
    ]
    if outside > 0 {
      findings.append(
        Finding(
          .refusedFile, code: "outside-of-range", file: file,
          rule: "\(outside) values of \(declared.id) in the database are outside of the range "
            + "declared, \(Self.range(of: declared))",
          hint: "declare a range that contains them, or remove their source: 'freedom sources'"))
    }
    return findings
  }

  /// Declares the other indicators of the publication that a file of declarations names, and says
  /// what is left to say when the file has been read.
  func finish(in sink: any ObservationSink) throws -> [Finding] {
    var findings: [Finding] = []
    let others = declarations.rows.filter { !named.contains($0.name) }
    var unknown: [String] = []
    for row in others where !own.isEmpty {
      let known = catalog.indicators.first {
        $0.publication == publication && IndicatorDeclarations.names(row.name, $0)
      }
      if let known {
        findings += try change(known, to: declarations.applied(to: known), in: sink)
      } else {
        unknown.append(row.name)
      }
    }
    if !unknown.isEmpty {
      findings.append(
        Finding(
          .note, code: "declared-not-found", file: file, value: list(unknown),
          rule: "\(declarations.file ?? IndicatorTable.name) declares what neither this file nor "
            + "the database has",
          hint: "the indicators of the file are \(list(own.map(shortName)))"))
    }
    if declarations.areOptions, own.isEmpty, hasOfficial {
      findings.append(
        refusal(
          "the scales of Freedom House's indicators are known and cannot be declared",
          hint: "leave these options out, or name a publication of your own: --publication NAME"))
    }
    if own.count > 1, let option = declarations.nameless.first {
      let form = option == "--range" ? "LOW:HIGH" : option == "--label" ? "\"TEXT\"" : "lower"
      findings.append(
        refusal(
          "the file has \(own.count) indicators, and \(option) does not say which is meant",
          hint: "say it: "
            + own.prefix(3).map { "\(option) \(ShellWord.quoted(shortName(of: $0)))=\(form)" }
            .joined(separator: " ")))
    }
    if !own.isEmpty {
      for name in declarations.unknownNames(among: own) {
        findings.append(
          refusal(
            "no indicator of the file has the name that is declared", value: name,
            hint: "its indicators are \(list(own.map(shortName)))"))
      }
    }
    return findings + notes
  }

  private var notes: [Finding] {
    let new = own.filter { catalog[$0.id] == nil && $0.measure != .status }
    var notes: [Finding] = []
    let ratings = new.filter { $0.measure == .rating && $0.direction == .lower }
    if !ratings.isEmpty {
      notes.append(
        Finding(
          .note, code: "declared-by-header", file: file,
          rule: "\(list(ratings.map(\.id))): read as ratings, 1 to 7 and lower is freer, because "
            + "of their headers",
          hint: "--range and --higher-is-freer declare otherwise"))
    }
    let undeclared = new.filter { $0.direction == nil }
    if !undeclared.isEmpty {
      notes.append(
        Finding(
          .note, code: "direction-not-declared", file: file,
          rule: "direction of \(list(undeclared.map(\.id))) is not declared: no change of it is "
            + "called improved or declined",
          hint: "--lower-is-freer or --higher-is-freer declares it"))
    }
    return notes
  }

  private func refusal(_ rule: String, value: String? = nil, hint: String) -> Finding {
    Finding(
      .refusedFile, code: "unclear-declaration", file: file, value: value, rule: rule, hint: hint)
  }

  private func shortName(of indicator: Indicator) -> String {
    String(indicator.id.dropFirst(indicator.publication.count + 1))
  }

  private func list(_ names: [String]) -> String {
    names.prefix(6).joined(separator: ", ") + (names.count > 6 ? " and others" : "")
  }

  /// What a new declaration changes, such as `direction not declared -> lower is freer`.
  private static func difference(_ old: Indicator, _ new: Indicator) -> String {
    var parts: [String] = []
    if old.label != new.label { parts.append("label \"\(old.label)\" -> \"\(new.label)\"") }
    if old.minimum != new.minimum || old.maximum != new.maximum {
      parts.append("range \(range(of: old)) -> \(range(of: new))")
    }
    if old.direction != new.direction {
      parts.append("\(direction(of: old)) -> \(direction(of: new))")
    }
    if old.description != new.description { parts.append("description") }
    if parts.isEmpty { parts.append("\(old.measure.rawValue) -> \(new.measure.rawValue)") }
    return parts.joined(separator: ", ")
  }

  private static func range(of indicator: Indicator) -> String {
    switch (indicator.minimum, indicator.maximum) {
    case (let low?, let high?): "\(low.shortestExact) to \(high.shortestExact)"
    case (let low?, nil): "\(low.shortestExact) or more"
    case (nil, let high?): "\(high.shortestExact) or less"
    case (nil, nil): "not declared"
    }
  }

  private static func direction(of indicator: Indicator) -> String {
    indicator.direction.map { "\($0.rawValue) is freer" } ?? "direction not declared"
  }
}

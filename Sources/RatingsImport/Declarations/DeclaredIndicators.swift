import FreedomModel

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

package import FreedomModel

/// The headers of the values of an index in a user's own file.
enum UserValues {
  /// The part of an indicator's id behind the publication that a header means, such as `pr`;
  /// `nil` where it means none.
  static func name(ofHeader header: some StringProtocol) -> String? {
    names[HeaderName(String(header))]
  }

  /// The publication of Freedom House's that a header names in full, as in `fotp.total`.
  static func publication(ofHeader header: String) -> String? { publications[HeaderName(header)] }

  private static let publications = Dictionary(
    Indicator.freedomHouse.map { (HeaderName($0.id), $0.publication) },
    uniquingKeysWith: { first, _ in first })

  /// The indicator of this name in an index that is not Freedom House's.
  static func indicator(
    named name: String, publication: String, header: String? = nil, isStatus: Bool = false
  ) -> Indicator {
    let model = Indicator.freedomHouse.first {
      $0.id == (isStatus ? "fiw.status" : "fiw.\(name)")
    }
    let isRating = model?.measure == .rating
    return Indicator(
      id: "\(publication).\(name)", publication: publication,
      label: header ?? name,
      measure: model.map { $0.measure == .score ? .figure : $0.measure } ?? .figure,
      minimum: isRating ? 1 : nil, maximum: isRating ? 7 : nil,
      direction: model.flatMap { isRating || $0.measure == .status ? $0.direction : nil },
      description: model == nil ? "Declared by an import." : "Declared by an import, by its header."
    )
  }

  /// An indicator known only by its name; the name may have the publication in front.
  static func figure(named name: String, publication: String) -> Indicator {
    let prefix = publication + "."
    let isWhole = name.hasPrefix(prefix) && name.count > prefix.count
    let short = isWhole ? String(name.dropFirst(prefix.count)) : name
    return Indicator(
      id: prefix + short, publication: publication, label: short, measure: .figure,
      direction: nil, description: "Declared by an import.")
  }

  private static let names: [HeaderName: String] = {
    var names: [HeaderName: String] = [:]
    for indicator in Indicator.freedomHouse where !indicator.isComputed {
      let name = String(indicator.id.drop { $0 != "." }.dropFirst())
      names[HeaderName(name)] = name
      names[HeaderName(indicator.id)] = name
      names[HeaderName(indicator.label)] = name
    }
    let spellings = [
      "pr": ["political rights", "PR rating", "political_rights_rating"],
      "cl": ["civil liberties", "CL rating", "civil_liberties_rating"],
      "status": [
        "freedom status", "freedom_status", "status code", "Status (F/PF/NF)", "statut", "estado",
        "stato", "статус", "estatus",
      ],
      "total": ["total score", "total aggr", "aggregate score"],
      "pr_score": ["PR aggr", "PR points"],
      "cl_score": ["CL aggr", "CL points"],
    ]
    for (name, headers) in spellings {
      for header in headers { names[HeaderName(header)] = name }
    }
    return names
  }()
}

extension Indicator {
  /// What a tidy file of a publication that is not Freedom House's declares by a column.
  ///
  /// - Parameters:
  ///   - header: The column's header, such as `pr`.
  ///   - publication: The publication's id.
  /// - Returns: The indicator; `nil` where the header means none, or is not its exact name.
  package static func declared(byHeader header: String, publication: String) -> Indicator? {
    UserValues.name(ofHeader: header) == header
      ? UserValues.indicator(named: header, publication: publication) : nil
  }
}

/// What a file's or a user's name of an indicator means.
enum NamedIndicator {
  /// This indicator, known or to be declared.
  case indicator(Indicator)
  /// None that is known, and nothing may be declared.
  case unknown
  /// One of another publication than the file's.
  case ofAnother(publication: String)
}

extension ImportSession {
  /// The indicator that a name means in this file. It is always one of the file's publication: a
  /// user's value never goes to Freedom House's `fiw.pr` because of its name.
  ///
  /// - Parameters:
  ///   - name: The name, with or without a publication in front.
  ///   - publication: The publication of the row; the file's unless its rows name their own.
  /// - Returns: The indicator, or why there is none.
  func indicator(named name: String, of publication: String) -> NamedIndicator {
    var short = name
    var isRenamed = false
    if let prefix = Self.publication(inFrontOf: name, in: catalog, or: publication) {
      let isOwn = !Publication.isFreedomHouse(publication)
      isRenamed = prefix != publication
      guard !isRenamed || (isOwn && renames(prefix)) else {
        return .ofAnother(publication: prefix)
      }
      short = String(name.dropFirst(prefix.count + 1))
    }
    if let known = catalog["\(publication).\(short)"] {
      return known.isComputed ? .unknown : .indicator(known)
    }
    guard !short.isEmpty, !Publication.isFreedomHouse(publication) else { return .unknown }
    // A name in full says what Freedom House's indicator is, and so does "status" alone.
    let isStatus = HeaderName(short) == HeaderName("status")
    return .indicator(
      isRenamed || isStatus
        ? UserValues.indicator(named: short, publication: publication, isStatus: isStatus)
        : UserValues.figure(named: short, publication: publication))
  }

  /// The publication in front of an indicator's name: this one, one of Freedom House's in
  /// any case, or that of an indicator which is known.
  private static func publication(
    inFrontOf name: String, in catalog: IndicatorCatalog, or publication: String
  ) -> String? {
    if name.hasPrefix(publication + "."), name.count > publication.count + 1 { return publication }
    let first = String(name.prefix { $0 != "." })
    guard first.count < name.count else { return nil }
    if Publication.isFreedomHouse(first.lowercased()) { return first.lowercased() }
    return catalog[name]?.publication
  }

  /// Whether the values of one publication are imported as those of a user's own, because the user
  /// chose it; those of a second publication would be mixed up with them.
  private func renames(_ publication: String) -> Bool {
    if let renamed { return renamed == publication }
    renamed = publication
    findings.report(
      .note, code: "renamed-publication", value: publication,
      rule: "indicators of \(publication) are imported as those of \(self.publication)")
    return true
  }

  /// Reports a name that is not an indicator of the file.
  func reportRefusal(
    _ severity: Finding.Severity, of named: NamedIndicator, name: String, row: Int? = nil,
    column: Int? = nil, header: String? = nil
  ) {
    switch named {
    case .indicator: break
    case .unknown:
      findings.report(
        severity, code: "unknown-indicator", row: row, column: column, header: header, value: name,
        rule: "no indicator has this name",
        hint: "see 'freedom codebook' for the names known")
    case .ofAnother(let other):
      findings.report(
        severity, code: "other-publication", row: row, column: column, header: header,
        value: name,
        rule: "this is an indicator of \(other), and the file is one of \(publication)",
        hint: "write its name without \"\(other).\", or import the file with --publication \(other)"
      )
    }
  }
}

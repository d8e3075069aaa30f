import FreedomModel

/// What a name that a file or a person gives an indicator stands for.
enum NamedIndicator {
  /// This indicator, known or to be declared.
  case indicator(Indicator)
  /// None that is known, and nothing may be declared.
  case unknown
  /// One of another publication than the file's.
  case ofAnother(publication: String)
}

extension ImportSession {
  /// The indicator that a name stands for in this file. It is always one of the file's publication: a
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
    guard options.declaresIndicators, !short.isEmpty, !Publication.isFreedomHouse(publication)
    else { return .unknown }
    // A name in full says what Freedom House's indicator is.
    return .indicator(
      isRenamed
        ? UserValues.indicator(named: short, publication: publication)
        : UserValues.figure(named: short, publication: publication))
  }

  /// The publication that stands in front of an indicator's name: this one, one of Freedom House's in
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

  /// Whether the values of one publication are imported as those of a user's own, as the user said;
  /// those of a second publication would be mixed up with them.
  private func renames(_ publication: String) -> Bool {
    if let renamed { return renamed == publication }
    renamed = publication
    report(
      finding(
        .note, code: "renamed-publication", value: publication,
        rule: "indicators of \(publication) are imported as those of \(self.publication)"))
    return true
  }

  /// What to say of a name that stands for no indicator of the file; `nil` where it stands for one.
  func refusal(
    _ severity: Finding.Severity, of named: NamedIndicator, name: String, row: Int? = nil,
    column: Int? = nil, header: String? = nil
  ) -> Finding? {
    switch named {
    case .indicator: nil
    case .unknown:
      finding(
        severity, code: "unknown-indicator", row: row, column: column, header: header, value: name,
        rule: "no indicator has this name",
        hint: Publication.isFreedomHouse(publication)
          ? "see 'freedom codebook' for the names known"
          : "to declare indicators on first sight, say --new-indicators")
    case .ofAnother(let other):
      finding(
        severity, code: "other-publication", row: row, column: column, header: header,
        value: name,
        rule: "this is an indicator of \(other), and the file is one of \(publication)",
        hint: "write its name without \"\(other).\", or import the file with --publication \(other)"
      )
    }
  }
}

import FreedomModel

/// The headers by which a person's own file names the figures of an index.
enum UserValues {
  /// The part of an indicator's id behind the publication that a header stands for, such as `pr`;
  /// `nil` where it stands for none.
  static func name(ofHeader header: some StringProtocol) -> String? {
    names[HeaderName(String(header))]
  }

  /// The publication of Freedom House's that a header names in full, as in `fotp.total`.
  static func publication(ofHeader header: String) -> String? { publications[HeaderName(header)] }

  private static let publications = Dictionary(
    Indicator.freedomHouse.map { (HeaderName($0.id), $0.publication) },
    uniquingKeysWith: { first, _ in first })

  /// What a figure of this name is in an index that is not Freedom House's.
  static func indicator(
    named name: String, publication: String, header: String? = nil
  ) -> Indicator {
    let model = Indicator.freedomHouse.first { $0.id == "fiw.\(name)" }
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

  /// What a figure is that nothing but its name is known of; the name may have the publication in front.
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
      "status": ["freedom status", "freedom_status", "status code"],
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

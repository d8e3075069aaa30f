internal import FreedomModel

extension Indicator {
  /// The scale and its direction in one sentence, for a result's notes.
  var scaleNote: String {
    if measure == .status { return "\(id): 0 is Not Free, 1 Partly Free, 2 Free." }
    var note = "\(id): \(direction.rawValue) is freer"
    if let minimum, let maximum {
      note += " (\(minimum.shortestExact) to \(maximum.shortestExact))"
    }
    if let directionSince { note += "; before the edition \(directionSince) the other way round" }
    if isComputed {
      note += "; computed here, the mean of \(meanOf.joined(separator: " and "))"
    }
    return note + "."
  }

  /// How the publication is cited; empty for one that is not Freedom House's.
  var citation: String {
    Publication.freedomHouse.first { $0.id == publication }?.citation ?? ""
  }

  /// The status that a figure of a status indicator stands for.
  func status(_ figure: Double?) -> FreedomStatus? {
    figure.flatMap { FreedomStatus(figure: $0) }
  }

  /// A figure as people know it: a status as F, PF or NF, another figure as it is.
  func shown(_ figure: Double?) -> ResultValue {
    measure == .status ? ResultValue(status(figure)?.code) : ResultValue(figure)
  }

  /// What ``shown(_:)`` gives.
  var shownKind: ResultTable.Column.Kind { measure == .status ? .string : .number }
}

extension Sequence<Indicator> {
  /// The citation of the publications concerned.
  var citation: String { Publication.citation(ofPublications: map(\.publication)) }
}

extension YearRule {
  /// The rule in words, for a result's notes.
  var note: String {
    switch self {
    case .edition:
      "Years are those of the editions: an edition mostly judges the year before."
    case .coverage: "Years are those in which the period judged ends."
    case .coverageFilled:
      "Years are those in which the period judged ends; the edition 1982 also stands for 1981."
    }
  }
}

extension EntityKind? {
  /// The entities meant, in words.
  var plural: String {
    switch self {
    case .country: "countries"
    case .territory: "territories"
    case nil: "countries and territories"
    }
  }
}

/// Lists of names in a result's notes.
enum NameList {
  /// The names with commas; of a long list the first and a count of the others.
  static func text(_ names: [String], limit: Int = 8) -> String {
    guard names.count > limit else { return names.joined(separator: ", ") }
    return names.prefix(limit).joined(separator: ", ") + " and \(names.count - limit) others"
  }
}

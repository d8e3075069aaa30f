package import FreedomModel

extension Indicator {
  /// The status that a figure of a status indicator stands for.
  package func status(_ figure: Double?) -> FreedomStatus? {
    figure.flatMap(FreedomStatus.init(figure:))
  }

  /// A figure as people know it: a status as F, PF or NF, another figure as it is.
  package func shown(_ figure: Double?) -> ResultValue {
    measure == .status ? ResultValue(status(figure)?.code) : ResultValue(figure)
  }
}

/// Lists of names in a result's notes.
package enum NameList {
  /// The names with commas; of a long list the first and a count of the others.
  package static func text(_ names: [String], limit: Int = 8) -> String {
    guard names.count > limit else { return names.joined(separator: ", ") }
    return names.prefix(limit).joined(separator: ", ") + " and \(names.count - limit) others"
  }
}

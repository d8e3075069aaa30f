package enum NameList {
  /// The names with commas; of a long list the first and a count of the others.
  package static func text(_ names: [String], limit: Int = 8) -> String {
    guard names.count > limit else { return names.joined(separator: ", ") }
    return names.prefix(limit).joined(separator: ", ") + " and \(names.count - limit) others"
  }
}

package enum NameList {
  /// The names with commas; of a long list the first and a count of the others.
  package static func text(_ names: [String], limit: Int = 8) -> String {
    guard names.count > limit else { return names.joined(separator: ", ") }
    return names.prefix(limit).joined(separator: ", ") + " and \(names.count - limit) others"
  }
}

extension String {
  /// The text with a small first letter, unless it begins with a single capital, as in `A Electoral
  /// process`, or an abbreviation.
  package var lowercasedFirst: String {
    guard let first, let second = dropFirst().first, second.isLowercase else { return self }
    return first.lowercased() + dropFirst()
  }
}

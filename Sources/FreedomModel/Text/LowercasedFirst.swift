extension String {
  /// The text with a small first letter, unless it begins with a single capital, as in `A Electoral
  /// process`, or an abbreviation.
  package var lowercasedFirst: String {
    guard let first, let second = dropFirst().first, second.isLowercase else { return self }
    return first.lowercased() + dropFirst()
  }
}

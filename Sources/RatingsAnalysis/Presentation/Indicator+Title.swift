internal import FreedomModel

extension Indicator {
  /// The label inside of a title; that of a user's own publication is as it was written.
  var labelInTitle: String {
    Publication.isFreedomHouse(publication) ? label.lowercasedFirst : label
  }
}

extension String {
  /// The text with a small first letter, unless it begins with a single capital, as in `A Electoral
  /// process`, or an abbreviation.
  var lowercasedFirst: String {
    guard let first, let second = dropFirst().first, second.isLowercase else { return self }
    return first.lowercased() + dropFirst()
  }
}

extension Wording {
  /// Who has no figure, by name as long as they are few.
  static func absent(_ names: [String], in year: Int?) -> [String] {
    guard let year, !names.isEmpty else { return [] }
    return names.count <= 12
      ? ["No figure in \(year): \(names.joined(separator: ", "))."]
      : ["\(names.count) have no figure in \(year)."]
  }

  /// A ranking in words: everyone if they are few, else both ends.
  static func ranking(_ entries: [String], _ what: String, _ year: Int?) -> String {
    guard let year, let first = entries.first, let last = entries.last else {
      return "No figures to draw."
    }
    guard entries.count <= 12 else {
      return "\(what) in \(year), \(entries.count) entities: freest \(first), least free \(last)."
    }
    return "\(what) in \(year), freest first: \(entries.joined(separator: ", "))."
  }
}

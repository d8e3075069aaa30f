internal import FreedomModel

extension ChartLabels {
  /// Names at the end of a sentence, told apart where they have commas or stops of their own.
  static func sentenceEnd(of names: [String]) -> String {
    let hasCommas = names.contains { $0.contains(",") }
    let list = names.joined(separator: hasCommas ? "; " : ", ")
    return list.hasSuffix(".") ? list : list + "."
  }

  /// What is shown and, where they have a name together, of whom: `Freedom rating: Eurasia`.
  static func labels(_ series: [Series], who: String?) -> String {
    let labels = series.map(\.indicator.label).uniqued().joined(separator: ", ")
    return labels + (labels.isEmpty ? "" : who.map { ": \($0)" } ?? "")
  }

  /// Who has no figure, by name as long as they are few.
  static func absent(_ names: [String], in year: Int?) -> [String] {
    guard let year, !names.isEmpty else { return [] }
    return names.count <= 12
      ? ["No figure in \(year): \(sentenceEnd(of: names))"]
      : ["\(names.count) have no figure in \(year)."]
  }

  /// A ranking in words: everyone if they are few, else both ends.
  static func ranking(
    _ entries: [String], _ what: String, _ year: Int?, by indicator: Indicator?
  ) -> String {
    let words = endWords(of: indicator)
    guard let year, let first = entries.first, let last = entries.last else {
      return "No figures to draw."
    }
    guard entries.count <= 12 else {
      return "\(what) in \(year), \(entries.count) entities: \(words.top) \(first), "
        + "\(words.bottom) \(last)."
    }
    return "\(what) in \(year), \(words.top) first: \(entries.joined(separator: ", "))."
  }

  /// What the upper and the lower end of a scale are called.
  static func endWords(of indicator: Indicator?) -> (top: String, bottom: String) {
    guard let indicator, indicator.direction == nil else { return ("freest", "least free") }
    return ("highest", "lowest")
  }

  /// `Freedom rating, 1992 and 2025`, or one year where there is only one.
  static func slopeTitle(_ what: String, _ first: Int, _ last: Int) -> String {
    if what.isEmpty { return "No series" }
    return first == last ? "\(what), \(first)" : "\(what), \(first) and \(last)"
  }

  /// Who is not drawn because a figure at one end is missing.
  static func slopeNotes(_ missing: [String], _ first: Int, _ last: Int) -> [String] {
    if missing.isEmpty { return [] }
    if first == last { return ["A slope needs figures of two years."] }
    return ["Without a figure in \(first) or \(last): \(sentenceEnd(of: missing))"]
  }
}

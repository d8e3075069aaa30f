package import FreedomModel

/// The title that a chart gets where the user has none: what is measured, who is shown and when.
///
/// `Freedom in the World, total score: Hungary, Tunisia and six others, 2003–2026`.
package struct ChartTitle {
  /// The title, and the line under it.
  let first: String, second: String

  /// The title of some series.
  ///
  /// - Parameters:
  ///   - series: What is drawn.
  ///   - when: The years in words; empty where there are none.
  ///   - options: The user's own words, and who is shown where they have a name together.
  init(_ series: [Series], when: String, options: ChartOptions) {
    let who = options.who ?? Self.who(series, first: options.highlighted)
    self.init(
      [Self.what(series.map(\.indicator)), who].filter { !$0.isEmpty }.joined(separator: ": "),
      when: when, options: options)
  }

  /// The title of some words and years.
  init(_ words: String, when: String, options: ChartOptions) {
    let own = [words.isEmpty ? "No series" : words, when].filter { !$0.isEmpty }
      .joined(separator: ", ")
    first = options.title ?? own
    second = options.subtitle ?? (options.title == nil ? "" : own)
  }

  /// What is measured, with the publication that says it: `Freedom in the World, total score`.
  static func what(_ indicators: [Indicator]) -> String {
    let indicators = indicators.uniqued(by: \.id)
    guard indicators.count <= 3 else {
      let titles = indicators.map(publication).uniqued()
      return "\(Self.list(titles)): \(indicators.count) indicators"
    }
    let groups = indicators.map(publication).uniqued().map { title in
      let labels = indicators.filter { Self.publication(of: $0) == title }.map { indicator in
        label(of: indicator, after: title)
      }.uniqued()
      return "\(title), \(list(labels))"
    }
    return list(groups, and: groups.count > 1 ? " and " : ", ")
  }

  /// `total score`; `Freedom in the World status` is `status` after the publication's title.
  private static func label(of indicator: Indicator, after title: String) -> String {
    guard Publication.isFreedomHouse(indicator.publication) else { return indicator.label }
    return indicator.label.hasPrefix(title + " ")
      ? String(indicator.label.dropFirst(title.count + 1)) : indicator.label.lowercasedFirst
  }

  /// The title of an indicator's publication; of a user's own one the credit's first part, else
  /// its id.
  package static func publication(of indicator: Indicator) -> String {
    if let known = Publication.freedomHouse.first(where: { $0.id == indicator.publication }) {
      return known.title
    }
    let suffix = " (\(indicator.publication))"
    guard let credit = indicator.credit, credit.hasSuffix(suffix) else {
      return indicator.publication
    }
    return String(credit.dropLast(suffix.count))
  }

  /// `Hungary, Tunisia and six others`, those that are picked out first; all names where they are
  /// few.
  private static func who(_ series: [Series], first highlighted: [String]) -> String {
    let entities = series.map(\.entity).uniqued(by: \.id)
    let picked = highlighted.compactMap { id in entities.first { $0.id == id } }
    let names = (picked + entities.filter { !highlighted.contains($0.id) }).map(\.name)
    guard names.count > 4 else { return list(names) }
    let others = names.count - 2
    let separator = names.prefix(2).contains { $0.contains(",") } ? "; " : ", "
    return names.prefix(2).joined(separator: separator) + " and \(number(others)) others"
  }

  /// `A, B and C`; names with commas of their own come with semicolons.
  static func list(_ names: [String], and word: String = " and ") -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    let separator = names.contains { $0.contains(",") } ? "; " : ", "
    return names.dropLast().joined(separator: separator) + word + last
  }

  private static func number(_ count: Int) -> String {
    let words = [
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      "eleven", "twelve",
    ]
    return words.indices.contains(count) ? words[count] : "\(count)"
  }
}

import RatingsCharts
import RatingsTables

/// Words that people try as a command, and the command that does what they mean.
enum OtherWords {
  /// The command, such as `table ranking` for `ranking`; `nil` for a word that is not known.
  static func command(for word: String) -> String? {
    let word = word.lowercased()
    if SummaryTable.named(word) != nil { return "table \(word)" }
    if ChartKind(rawValue: word) != nil { return "chart \(word)" }
    return known[word]
  }

  private static let known = [
    "average": "table averages", "countries": "entities", "country": "show", "describe": "brief",
    "define": "explain", "draw": "chart", "find": "entities", "glossary": "explain",
    "graph": "chart", "list": "entities", "names": "entities", "page": "brief", "plot": "chart",
    "profile": "brief", "query": "sql", "rank": "table ranking", "report": "brief",
    "scores": "series", "search": "entities", "territories": "entities", "view": "show",
  ]
}

import FreedomModel

/// Whose figures a result shows, in one line.
enum Citations {
  static func line(for indicators: [Indicator]) -> String {
    Publication.citation(ofPublications: indicators.map(\.publication))
  }
}

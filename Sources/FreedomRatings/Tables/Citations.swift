import FreedomModel

/// Whose figures a result shows, in one line.
enum Citations {
  static func line(for indicators: [Indicator]) -> String {
    var lines: [String] = []
    for publication in Publication.freedomHouse
    where indicators.contains(where: { $0.publication == publication.id }) {
      lines.append(publication.citation)
    }
    return lines.joined(separator: " ")
  }
}

internal import FreedomModel

extension ChartLabels {
  /// The three statuses, freest first.
  static var statusKey: [KeyEntry] {
    FreedomStatus.freestFirst.map { KeyEntry(.status($0), "\($0.code) \($0.label)") }
  }

  /// Every series as its spells: `Hungary was Not Free 1973–1984, Partly Free 1985–1990`.
  static func statuses(_ tracks: [Track]) -> String {
    guard !tracks.isEmpty else { return "No statuses to draw." }
    let names = LineNames(tracks.map(\.series)).full
    return zip(tracks, names).map { track, name in
      var spells: [(status: FreedomStatus, years: ClosedRange<Int>)] = []
      for (year, status) in track.statuses {
        if let last = spells.last, last.status == status {
          spells[spells.count - 1].years = last.years.lowerBound...year
        } else {
          spells.append((status, year...year))
        }
      }
      guard !spells.isEmpty else { return "\(name) was not rated." }
      let parts = spells.map { "\($0.status.label) \(span($0.years))" }
      return "\(name) was \(parts.joined(separator: ", "))."
    }.joined(separator: " ")
  }
}

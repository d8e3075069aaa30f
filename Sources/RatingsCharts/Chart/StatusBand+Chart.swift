internal import FreedomModel

extension StatusBand {
  /// The values of the band as text: `1–2.5`.
  var range: String {
    "\(min(freest, leastFree).shortestExact)–\(max(freest, leastFree).shortestExact)"
  }
}

extension [StatusBand] {
  /// Where one band ends and the next begins: half way between their values.
  var boundaries: [Double] {
    let sorted = self.sorted { $0.status > $1.status }
    return zip(sorted, sorted.dropFirst()).map { ($0.leastFree + $1.freest) / 2 }
  }
}

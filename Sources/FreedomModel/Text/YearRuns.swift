extension Collection<Int> {
  /// Some years in words, those that follow one another as a span: `1992, 1994 to 2003`.
  package var yearsInWords: String {
    var runs: [ClosedRange<Int>] = []
    for year in Set(self).sorted() {
      if let last = runs.last, last.upperBound + 1 == year {
        runs[runs.count - 1] = last.lowerBound...year
      } else {
        runs.append(year...year)
      }
    }
    return runs.map { run in
      run.count == 1 ? "\(run.lowerBound)" : "\(run.lowerBound) to \(run.upperBound)"
    }.joined(separator: ", ")
  }
}

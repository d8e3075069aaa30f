package import FreedomModel
package import RatingsAnalysis

extension ResultTable {
  /// The column `year`, then one for each entity's id, then one for each baseline; one row a year.
  ///
  /// With several indicators a column is named after both, as in `KAZ fiw.total`; one of reversed
  /// values says so, as in `KAZ fiw.pr (8 - x)`.
  package init(_ comparison: Comparison) {
    let columns = comparison.lines.map { line in
      (line: line, values: line.values(by: comparison.options.yearRule))
    }
    self.init(
      title: "Comparison by " + comparison.indicators.map(\.name).joined(separator: " and "),
      columns: [.year]
        + comparison.lines.map { line in
          .init(line.heading, comparison.kind(of: line), description: line.description)
        },
      rows: comparison.years.map { year in
        [.integer(year)] + columns.map { comparison.cell($0.values[year], of: $0.line) }
      }, notes: comparison.notes + comparison.splits.notes,
      citation: comparison.indicators.map(\.indicator).citation)
  }
}

extension Comparison {
  fileprivate func cell(_ value: RatingValue?, of line: ComparedLine) -> ResultValue {
    switch kind(of: line) {
    case .integer: ResultValue(value?.number.map { Int($0) })
    default: ResultValue(value)
    }
  }

  fileprivate func kind(of line: ComparedLine) -> ResultTable.Column.Kind {
    switch options.measure {
    case .rank: .integer
    case .difference: .number
    case .values:
      line.series.indicator.measure == .status && !line.isBaseline ? .string : .number
    }
  }

  fileprivate var notes: [String] {
    var notes: [String] = []
    for shown in indicators {
      notes.append(shown.indicator.scaleNote)
      if let reversal = shown.reversal {
        notes.append("\(shown.name): shown reversed, as \(reversal), so that higher is freer.")
      }
    }
    notes.append(options.yearRule.note)
    let population = options.kind.plural
    switch options.measure {
    case .values: break
    case .difference(let membership):
      notes.append("Shown is the figure less that of \(membership.name), in points of the scale.")
    case .rank:
      notes.append(
        "Shown is the rank among \(population) rated: 1 is the freest, ties share a rank.")
      if !options.baselines.isEmpty { notes.append("Averages have no rank and are left out.") }
      return notes
    }
    var averages = options.baselines.map(\.name)
    if case .difference(let membership) = options.measure { averages.append(membership.name) }
    if !averages.isEmpty {
      notes += counted.notes(onMeansOf: options.kind)
    }
    return notes
  }
}

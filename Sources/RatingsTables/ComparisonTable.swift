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
      title: "Comparison by "
        + comparison.indicators.map(\.nameInTitle).joined(separator: " and "),
      columns: [.year]
        + comparison.lines.map { line in
          comparison.column(of: line)
        },
      rows: comparison.years.map { year in
        [.integer(year)] + columns.map { comparison.cell($0.values[year], of: $0.line) }
      }, notes: comparison.notes + comparison.splits.essentialNotes,
      citation: comparison.indicators.map(\.indicator).citation)
  }
}

extension ComparedIndicator {
  /// Its label, and what is done to its values.
  fileprivate var nameInTitle: String {
    indicator.labelInTitle + (reversal.map { " (\($0))" } ?? "")
  }
}

extension Comparison {
  fileprivate func cell(_ value: RatingValue?, of line: ComparedLine) -> ResultValue {
    switch kind(of: line) {
    case .integer: ResultValue(value?.number.map { Int($0) })
    default: ResultValue(value)
    }
  }

  /// Its plain heading has the entity's name instead of its id, or says that it is a mean.
  fileprivate func column(of line: ComparedLine) -> ResultTable.Column {
    let kind = kind(of: line)
    var column: ResultTable.Column =
      kind == .number && (line.isBaseline || isDifference)
      ? .computed(line.heading, description: line.description)
      : .init(line.heading, kind, description: line.description)
    column.isAskedFor = true
    let entity = line.series.entity
    let title = Membership.title(entity.id)
    // A baseline may be one entity.
    let name = !line.isBaseline ? entity.name : title == entity.id ? title : "\(title) mean"
    return column.headed(name + line.heading.dropFirst(entity.id.count))
  }

  private var isDifference: Bool {
    if case .difference = options.measure { true } else { false }
  }

  fileprivate func kind(of line: ComparedLine) -> ResultTable.Column.Kind {
    switch options.measure {
    case .rank: .integer
    case .difference: .number
    case .values:
      line.series.indicator.measure == .status && !line.isBaseline ? .string : .number
    }
  }

  fileprivate var notes: [TableNote] {
    let measured = indicators.map(\.indicator)
    let hasMeans = lines.contains { $0.isBaseline }
    return measureNotes + reversalNotes
      + (hasMeans ? measured.flatMap(\.numericScaleNotes) : measured.scaleNotes)
      + [options.yearRule.note] + meanNotes
  }

  /// What the values are, where they are not those published.
  private var measureNotes: [TableNote] {
    switch options.measure {
    case .values: return []
    case .difference(let membership):
      let fact = "the value minus that of \(membership.name)"
      return [.essential("Shown: \(fact), in points of the scale.", brief: "shown: \(fact)")]
    case .rank:
      let population = options.kind.plural
      let rank = TableNote.essential(
        "Shown: the rank among the \(population) rated. 1 is the freest; ties share a rank.",
        brief: "shown: the rank among \(population), 1 is the freest")
      let fact = "averages have no rank and are left out"
      return [rank]
        + (options.baselines.isEmpty
          ? [] : [.essential("Averages have no rank and are left out.", brief: fact)])
    }
  }

  private var reversalNotes: [TableNote] {
    indicators.compactMap { shown in
      shown.reversal.map { reversal in
        .essential(
          "\(shown.name) is shown reversed, as \(reversal), so that higher is freer.",
          brief: "\(shown.name) is reversed: higher is freer")
      }
    }
  }

  private var meanNotes: [TableNote] {
    switch options.measure {
    case .rank: []
    case .values where options.baselines.isEmpty: []
    case .values, .difference: counted.notes(onMeansOf: options.kind)
    }
  }
}

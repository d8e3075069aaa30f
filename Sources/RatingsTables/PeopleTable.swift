package import FreedomModel
package import RatingsAnalysis

extension SummaryTable {
  static let people = SummaryTable(
    name: StatusPeople.name,
    summary: "how many people live under each status",
    choices: [.regions, .weights, .chart],
    briefByRegion: [
      "region", "year", "people", "free", "partly_free", "not_free", "free_share",
      "partly_free_share", "not_free_share",
    ],
    needsPopulation: true, indicators: { [$0.indicator(or: "fiw.status")] },
    table: { panels, options throws(AnalysisError) in
      let people = try StatusPeople(in: panels, options: options)
      func millions(_ name: String, _ description: String) -> ResultTable.Column {
        .computed(name, unit: "millions", description: description)
      }
      return ResultTable(
        title: "\(people.indicator.label): people, in millions",
        columns: people.division.columns + [
          .edition, .year,
          .init("countries", .integer, description: "How many have a status and a population"),
          millions("people", "People who live in them"),
          millions("free", "People who live in Free ones"),
          millions("partly_free", "People who live in Partly Free ones"),
          millions("not_free", "People who live in Not Free ones"),
          .computed("free_share", description: "Free, as a share of 1"),
          .computed("partly_free_share", description: "Partly Free, as a share of 1"),
          .computed("not_free_share", description: "Not Free, as a share of 1"),
          .init(
            "held_over", .integer,
            description: "How many count with the people of an earlier year"),
        ],
        rows: people.rows.map { row in
          let each = [row.free, row.partlyFree, row.notFree]
          return people.scope.cells(row.region, row.edition) + [.integer(row.entities)]
            + ([row.people] + each).map { .number(Double($0) / 1_000_000) }
            + each.map { .number(Double($0) / Double(row.people)) } + [.integer(row.heldOver)]
        },
        notes: people.scope.notes + people.division.notes(on: people.rows.map(\.edition))
          + people.counted.notes + people.splits.notes,
        citation: people.indicator.citation)
    })
}

extension StatusPeople {
  /// The answer that the table shows.
  package init(in panels: PanelSet, options: TableOptions) throws(AnalysisError) {
    try self.init(
      in: panels, population: options.population ?? Population(),
      indicator: options.indicator(or: "fiw.status"), by: options.division, scope: options.scope)
  }
}

extension GroupMeans {
  /// What the means are made of.
  package var notes: [TableNote] { counted.notes(onMeansOf: kind) + splits.notes }
}

extension CountedPeople? {
  /// Whether entities count equally in means or with their people, and with which.
  func notes(onMeansOf kind: EntityKind?) -> [TableNote] {
    let rated = "the \(kind.plural) rated in each edition"
    guard let self else { return [.background("Averages are unweighted means over \(rated).")] }
    return [
      .essential(
        "Averages are means over \(rated), weighted by people.",
        brief: "averages are weighted by people")
    ] + self.notes
  }
}

extension CountedPeople {
  /// Which year's people count, who counts with those of an earlier one, who is left out, and who
  /// counted.
  package var notes: [TableNote] {
    func editions(_ remarks: [Remark]) -> String {
      let labels = remarks.map(\.edition).sorted().map(\.label).uniqued()
      guard let first = labels.first, let last = labels.last else { return "" }
      return first == last ? "edition \(first)" : "editions \(first) to \(last)"
    }
    func names(_ remarks: [Remark], limit: Int) -> String {
      let names = remarks.map(\.entity.name).uniqued()
      guard names.count > limit else { return names.joined(separator: ", ") }
      let kinds = Set(remarks.map { $0.entity.kind(inEdition: $0.edition.year) })
      return "\(names.count) \((kinds.count == 1 ? kinds.first : nil).plural)"
    }
    var notes: [TableNote] = [
      "People are those of the calendar year in which the coverage period ends."
    ]
    if !heldOver.isEmpty {
      let years = Dictionary(grouping: heldOver) { $0.year ?? 0 }.sorted { $0.key < $1.key }
        .map { "of \($0.key) for \(names($0.value, limit: 8)) (\(editions($0.value)))" }
      notes.append(
        .essential(
          "Where that year is missing, an earlier one is held over: people "
            + "\(years.joined(separator: "; ")).",
          brief: "people held over from an earlier year: \(names(heldOver, limit: 2))"))
    }
    if !leftOut.isEmpty {
      notes.append(
        .essential(
          "Left out, since their people are not known: \(names(leftOut, limit: 20)) "
            + "(\(editions(leftOut))).",
          brief: "left out without known people: \(names(leftOut, limit: 2))"))
    }
    // `World Bank (with South Sudan)` says in a row what is added there.
    let publishers = sources.map { $0.prefix { $0 != "(" }.trimmedOfBlanks }.sorted().uniqued()
    return notes
      + (publishers.isEmpty
        ? [] : [.background("Populations: \(publishers.joined(separator: ", ")).")])
  }
}

internal import FreedomModel
internal import RatingsAnalysis

extension SummaryTable {
  static let balance = SummaryTable(
    name: Balance.name, summary: "how many improved and declined in every edition",
    choices: [.regions, .method], indicators: { Balance.indicators($0.indicator, $0.method) },
    table: { panels, options throws(AnalysisError) in
      let balance = try Balance(
        in: panels, indicator: options.indicator, method: options.method, by: options.division,
        scope: options.scope)
      return ResultTable(
        title: "Gains and declines",
        columns: balance.division.columns + [
          .edition, .year,
          .init("improved", .integer, description: "How many became freer"),
          .init("declined", .integer, description: "How many became less free"),
          .init("unchanged", .integer, description: "How many stayed"),
          .init("net", .integer, description: "Improved less declined"),
          .init(
            "method", .string, description: "score: any change of the total; rating: of the ratings"
          ),
        ],
        rows: balance.rows.map { row in
          balance.scope.cells(row.region, row.edition) + [
            .integer(row.improved), .integer(row.declined), .integer(row.unchanged),
            .integer(row.improved - row.declined), .text(row.method.rawValue),
          ]
        },
        notes: balance.scope.notes + balance.division.notes(on: balance.rows.map(\.edition))
          + balance.notes + balance.splits.notes,
        citation: balance.indicators.citation)
    })
}

extension Balance {
  fileprivate var notes: [TableNote] {
    let methods = Set(rows.map(\.method.rawValue))
    var notes = indicators.filter {
      methods.contains($0.measure.rawValue)
    }.map { indicator -> TableNote in
      indicator.measure == .rating
        ? .essential(
          "Method rating: the sum of both ratings fell (improved) or rose (declined).",
          brief: "by rating: the sum of both ratings")
        : .essential(
          "Method score: \(indicator.id) changed by any amount; improved means freer.",
          brief: "by score: any change of \(indicator.id)")
    }.uniqued()
    notes.append(
      "Not counted: entities without a value in the edition before, their own or a predecessor's.")
    if !continuations.isEmpty {
      let used = continuations.map { one in
        let role = one.entity.kind(inEdition: one.before.year).rawValue
        return "\(one.entity.name) \(one.edition.label) with "
          + (one.predecessor?.name ?? "its value as a \(role)")
      }
      notes.append(
        .background("Compared with a predecessor: \(NameList.text(used, limit: 40))."))
    }
    return notes
  }
}

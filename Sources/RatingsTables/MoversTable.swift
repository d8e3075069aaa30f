internal import FreedomModel
internal import RatingsAnalysis

extension SummaryTable {
  static let movers = SummaryTable(
    name: Movers.name, summary: "the largest changes between two editions",
    choices: [.top, .span], brief: ["rank", "id", "name", "first", "last", "change", "direction"],
    mostRowsOnScreen: 10, editions: .ends, indicators: { [$0.indicator(or: "fiw.total")] },
    table: { panels, options throws(AnalysisError) in
      let movers = try Movers(
        in: panels, indicator: options.indicator(or: "fiw.total"), span: options.span,
        top: options.top, scope: options.scope)
      let rule = movers.scope.yearRule
      let ends = [movers.first, movers.last].map { ResultValue.integer($0.year(by: rule)) }
      return ResultTable(
        title:
          "\(movers.indicator.label): movers from \(movers.first.label) to \(movers.last.label)",
        columns: [
          .id, .entityName,
          .init("from", .integer, description: "The year of the first value"),
          .init("to", .integer, description: "The year of the last value"),
          .init("first", .number, description: "The first value"),
          .init("last", .number, description: "The last value"),
          .computed("change", unit: "points", description: "Last less first"),
          .direction,
          .init(
            "rank", .integer, description: "1 changed most in its direction; ties share a rank"),
        ],
        rows: movers.rows.map { row in
          row.entity.cells + ends + [
            .number(row.first), .number(row.last), .number(row.change),
            .text(row.direction.rawValue), ResultValue(row.rank),
          ]
        },
        notes: movers.indicator.numericScaleNotes + movers.scope.ofAllEntities.notes + [
          .background(
            "Unchanged\(movers.scope.entities == nil ? " and not shown" : ""): "
              + "\(movers.unchanged)."),
          "Left out, without a value at both ends: \(movers.oneEnded.countAndNames).",
        ]
          + movers.cutNotes + movers.splits.notes,
        citation: movers.indicator.citation)
    })
}

extension Movers {
  /// How many are not shown, and how many of them tie with the last one shown.
  fileprivate var cutNotes: [TableNote] {
    guard !cuts.isEmpty else { return [] }
    let more = cuts.map { cut in
      "\(cut.hidden) more \(cut.direction.rawValue)"
        + (cut.tied > 0 ? " (\(cut.tied) by as much as the last one shown)" : "")
    }
    let most =
      cuts.map { cut in cut.hidden + rows.count { $0.direction == cut.direction } }.max() ?? 0
    return [
      .essential(
        "Not shown: \(more.joined(separator: ", ")); --top \(most) shows all.",
        brief: cuts.map { "\($0.hidden) more \($0.direction.rawValue)" }.joined(separator: ", ")
          + " (--top \(most))")
    ]
  }
}

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
            "method", .string, description: "What was compared: score, rating or status"
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
    let methods = Set(rows.map(\.method))
    var notes = indicators.filter {
      methods.contains(BalanceMethod(of: $0.measure))
    }.map { indicator -> TableNote in
      let method = BalanceMethod(of: indicator.measure)
      return method == .rating
        ? .essential(
          "Method rating: the sum of both ratings fell (improved) or rose (declined).",
          brief: "by rating: the sum of both ratings")
        : .essential(
          "Method \(method.rawValue): \(indicator.id) changed by any amount; improved means freer.",
          brief: "by \(method.rawValue): any change of \(indicator.id)")
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

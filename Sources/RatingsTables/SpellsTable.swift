internal import FreedomModel
internal import RatingsAnalysis

extension SummaryTable {
  static let spells = SummaryTable(
    name: Spells.name, summary: "consecutive editions with one status",
    brief: ["name", "status", "from", "to", "editions", "started_by", "ended_by"],
    indicators: { [$0.indicator(or: "fiw.status")] },
    table: { panels, options throws(AnalysisError) in
      let spells = try Spells(
        in: panels, indicator: options.indicator(or: "fiw.status"), scope: options.scope)
      let rule = spells.scope.yearRule
      return ResultTable(
        title: "\(spells.indicator.label): spells",
        columns: [
          .id, .entityName,
          .init("status", .string, description: "F, PF or NF"),
          .init("from", .integer, description: "The year of the first edition"),
          .init("to", .integer, description: "The year of the last edition"),
          .init("editions", .integer, description: "How many editions"),
          .init(
            "left_censored", .boolean,
            description: "Whether it starts with the first edition of the entity"),
          .init(
            "right_censored", .boolean, description: "Whether it runs on in the newest edition"),
          .init(
            "started_by", .string,
            description:
              "status-change, entity-start, gap, entered-population or first-edition"),
          .init(
            "ended_by", .string,
            description: "status-change, gap, entity-end, left-population or newest"),
        ],
        rows: spells.rows.map { row in
          row.entity.cells + [
            .text(row.status.code), .integer(row.first.year(by: rule)),
            .integer(row.last.year(by: rule)), .integer(row.editions), .flag(row.isLeftCensored),
            .flag(row.isRightCensored), .text(row.startedBy.rawValue), .text(row.endedBy.rawValue),
          ]
        },
        notes: spells.indicator.scaleNotes + spells.scope.notes + [
          """
          A missing edition ends a spell. The last spell of a former state is not counted as \
          right-censored.
          """,
          """
          Only status-change is a change of status. entity-start, entity-end: the state began or \
          ended; gap: no status in the edition before or after; entered-population, \
          left-population: a status, but not among those counted; first-edition: what was before \
          is not known; newest: still running.
          """,
        ] + spells.splits.notes, citation: spells.indicator.citation)
    })
}

extension SummaryTable {
  static let statusChanges = SummaryTable(
    name: StatusChanges.name, summary: "every change of status from edition to edition",
    indicators: { [$0.indicator(or: "fiw.status")] },
    table: { panels, options throws(AnalysisError) in
      let changes = try StatusChanges(
        in: panels, indicator: options.indicator(or: "fiw.status"), scope: options.scope)
      return ResultTable(
        title: "\(changes.indicator.label): changes",
        columns: [
          .id, .entityName, .edition,
          .init("from_status", .string, description: "The status in the edition before"),
          .init("to_status", .string, description: "The status in this edition"),
          .direction,
        ],
        rows: changes.rows.map { row in
          row.entity.cells + [
            .text(row.edition.label), .text(row.before.code), .text(row.after.code),
            .text(ChangeDirection(from: row.before, to: row.after).rawValue),
          ]
        },
        notes: changes.indicator.scaleNotes + changes.scope.notes + [
          "Only consecutive editions are compared."
        ]
          + changes.splits.notes,
        citation: changes.indicator.citation)
    })
}

internal import FreedomModel

/// A maximal run of consecutive editions in which one entity had one status.
struct StatusRun {
  let row: Int
  let status: FreedomStatus
  /// The positions of the first and the last edition.
  let first: Int, last: Int
  /// Whether the figures of the entity begin with this run.
  let isFirst: Bool
}

/// A status in one edition and in the next, of one entity.
struct StatusStep {
  let row: Int
  /// The position of the later edition.
  let column: Int
  let before: FreedomStatus, after: FreedomStatus
}

extension Panel {
  /// Every pair of consecutive editions in which an entity has a status and counts.
  func statusSteps(_ options: TableOptions) -> [StatusStep] {
    entities.indices.flatMap { row in
      editions.indices.dropFirst().compactMap { column -> StatusStep? in
        guard editions[column].follows(editions[column - 1]),
          options.counts(row, column, in: self), options.counts(row, column - 1, in: self),
          let before = indicator.status(value(row, column - 1)),
          let after = indicator.status(value(row, column))
        else { return nil }
        return StatusStep(row: row, column: column, before: before, after: after)
      }
    }
  }

  /// Every run of one status, entity by entity.
  func statusRuns(_ options: TableOptions) -> [StatusRun] {
    entities.indices.flatMap { row in
      var runs: [StatusRun] = []
      for column in editions.indices where options.counts(row, column, in: self) {
        guard let status = indicator.status(value(row, column)) else { continue }
        if let run = runs.last, run.status == status, run.last == column - 1,
          editions[column].follows(editions[column - 1])
        {
          runs[runs.count - 1] = StatusRun(
            row: row, status: status, first: run.first, last: column, isFirst: run.isFirst)
        } else {
          runs.append(
            StatusRun(
              row: row, status: status, first: column, last: column, isFirst: runs.isEmpty))
        }
      }
      return runs
    }
  }
}

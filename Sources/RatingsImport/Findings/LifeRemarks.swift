import FreedomModel

/// Values of states for years in which they did not exist, for one finding about all of a file.
struct LifeRemarks {
  private struct Remark {
    let entity: Entity
    var years: Set<Int>
    let row: Int
  }

  private var remarks: [String: Remark] = [:]
  private static let shown = 12
  private static let shownYears = 5

  /// Adds a value where the state did not exist in any year that the edition covers.
  mutating func add(_ entity: Entity, _ edition: Edition, row: Int) {
    let years = edition.coverageStart.year...edition.coverageEnd.year
    guard !entity.existed(in: years) else { return }
    remarks[entity.id, default: Remark(entity: entity, years: [], row: row)].years
      .insert(edition.year)
  }

  /// Reports each state, the years, and the state that existed then, as one note.
  func report(to findings: FileFindings, register: EntityRegister) {
    guard !remarks.isEmpty else { return }
    let sorted = remarks.values.sorted { ($0.row, $0.entity.id) < ($1.row, $1.entity.id) }
    let described = sorted.prefix(Self.shown).map { remark in
      "\(remark.entity.name) \(Self.list(remark.years)): \(life(remark, register))"
    }.joined(separator: "; ")
    let more = sorted.count > Self.shown ? "; and \(sorted.count - Self.shown) more states" : ""
    findings.report(
      .note, code: "outside-of-life", row: sorted[0].row,
      rule: "values for years in which the state did not exist are kept: " + described + more,
      hint: "if another state is meant, name that one in the file")
  }

  private func life(_ remark: Remark, _ register: EntityRegister) -> String {
    let spans = remark.entity.lives.map { span in
      switch (span.first, span.last) {
      case (let first?, let last?): "\(first)-\(last)"
      case (let first?, nil): "since \(first)"
      case (nil, let last?): "until \(last)"
      case (nil, nil): "always"
      }
    }.joined(separator: " and ")
    let year = remark.years.min() ?? 0
    let others = register.contemporaries(of: remark.entity.id, in: year).map(\.name)
    let isLater = remark.entity.lives.allSatisfy { $0.last.map { $0 < year } ?? false }
    guard !others.isEmpty else { return "it existed \(spans)" }
    let kind = (isLater ? "successor" : "predecessor") + (others.count == 1 ? " is " : "s are ")
    return "it existed \(spans); its \(kind)\(others.joined(separator: ", "))"
  }

  /// Years in a row as `1992-1995`, the first few of many.
  private static func list(_ years: Set<Int>) -> String {
    var spans: [ClosedRange<Int>] = []
    for year in years.sorted() {
      if let last = spans.last, last.upperBound + 1 == year {
        spans[spans.count - 1] = last.lowerBound...year
      } else {
        spans.append(year...year)
      }
    }
    return spans.prefix(shownYears).map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }.joined(separator: ", ") + (spans.count > shownYears ? ", ..." : "")
  }
}

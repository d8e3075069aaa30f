internal import FreedomModel

/// The figures that ``Verification`` looks at.
struct VerifiedFigures {
  let panels: PanelSet
  let record: PublishedRecord
  let register: EntityRegister

  typealias Check = Verification.Check

  static let absent = "not in the database"

  /// The values of an indicator in an edition of those that count, with who has them.
  func values(
    _ indicator: String, _ edition: Int, kind: EntityKind? = .country
  ) -> [(entity: Entity, value: Double)]? {
    guard let panel = panels[indicator], let column = panel.column(ofYear: edition, by: .edition)
    else { return nil }
    let values = panel.entities.indices.compactMap { row -> (entity: Entity, value: Double)? in
      guard panel.isOf(kind, row, column) else { return nil }
      return panel.value(row, column).map { (panel.entities[row], $0) }
    }
    return values.isEmpty ? nil : values
  }

  /// How many are Free, Partly Free and Not Free, as `70/61/64`.
  func distribution(_ indicator: String, _ edition: Int, kind: EntityKind?) -> String? {
    values(indicator, edition, kind: kind).map { values in
      FreedomStatus.freestFirst.map { status in
        String(values.count { FreedomStatus(figure: $0.value) == status })
      }.joined(separator: "/")
    }
  }

  /// The published counts of statuses, edition by edition.
  func distributions() -> [Check] {
    record.distributions.sorted { $0.edition < $1.edition }.map { row in
      let splits = panels["fiw.status"]?.splits.filter { $0.edition.year == row.edition } ?? []
      let found = distribution("fiw.status", row.edition, kind: .country)
      return Check(
        name: "distribution \(row.edition)",
        expected: "\(row.free)/\(row.partlyFree)/\(row.notFree)", found: found,
        note: found == nil
          ? Self.absent
          : "Historical distribution"
            + splits.map { "; \($0.entity.name), rated twice, is in no count" }.joined())
    }
  }

  /// Transitions between statuses, countries, editions 2004 to 2025, row by row from Free to Not Free:
  /// counted from the ratings workbook.
  func transitions() -> [Check] {
    let (from, to) = (2004, 2025)
    let published: [(from: FreedomStatus, to: String)] = [
      (.free, "1803/22/1"), (.partlyFree, "20/1161/39"), (.notFree, "0/31/1000"),
    ]
    let panel = panels["fiw.status"]
    let years = Set(panel?.editions.map(\.year) ?? [])
    let isThere = (from...to).allSatisfy(years.contains)
    let counts = panel.map { TransitionsTable.counts(in: $0, TableOptions(from: from, to: to)) }
    return published.enumerated().map { position, row in
      Check(
        name: "transitions \(from)-\(to) from \(row.from.code)", expected: row.to,
        found: isThere ? counts?[position].map(String.init).joined(separator: "/") : nil,
        note: isThere ? "to Free, Partly Free, Not Free" : Self.absent)
    }
  }

  /// A check of a list: how many of so many differ, and which.
  func comparison(
    _ name: String, of count: Int, differing: [String], note: String, known: String? = nil
  ) -> Check {
    let found = "\(differing.count) of \(count) differ"
    return Check(
      name: name, expected: "0 of \(count) differ", found: found,
      note: (found == known ? "known: " : "")
        + (differing.isEmpty ? note : NameList.text(differing)),
      known: known)
  }
}

internal import FreedomModel

/// Values, sums and editions as other programs read them in Freedom House's files.
extension VerifiedFigures {
  /// The values of some countries, all indicators and editions, one check a country.
  func references() -> [Check] {
    record.references.map(\.name).uniqued().map { name in
      let references = record.references.filter { $0.name == name }
      let entity: Entity? = if case .one(let found) = register.resolve(name) { found } else { nil }
      var count = 0
      var differing: [String] = []
      for reference in references {
        let editions = record.editions(of: reference.indicator)
        count += editions.count
        for (position, edition) in editions.enumerated() {
          let expected =
            reference.values.indices.contains(position) ? reference.values[position] : "-"
          let found = entity.map { value(of: $0, reference.indicator, edition) } ?? "unknown"
          if found != expected {
            differing.append("\(reference.indicator) \(edition) is \(found), published \(expected)")
          }
        }
      }
      return comparison(
        "values of \(name)", of: count, differing: differing, note: "all indicators, all editions")
    }
  }

  private func value(of entity: Entity, _ indicator: String, _ edition: Int) -> String {
    guard let panel = panels[indicator], let row = panel.row(of: entity.id),
      let column = panel.editions.firstIndex(where: { $0.year == edition }),
      let value = panel.value(row, column)
    else { return "-" }
    return value.isSplit ? "-" : value.description
  }

  /// How many values each edition has and what they sum up to, one check an indicator.
  func sums() -> [Check] {
    record.sums.map(\.indicator).uniqued().map { indicator in
      let sums = record.sums.filter { $0.indicator == indicator }
      let differing = sums.compactMap { sum -> String? in
        let values = values(indicator, sum.edition, kind: nil) ?? []
        let total = values.reduce(0) { $0 + $1.value }
        let weighted = values.reduce(0) {
          $0 + $1.value * Double(PublishedRecord.EditionSum.weight(of: $1.entity.id))
        }
        guard
          values.count != sum.entities || total != Double(sum.sum)
            || weighted != Double(sum.weightedSum)
        else { return nil }
        return values.count == sum.entities && total == Double(sum.sum)
          ? "\(sum.edition): two values are exchanged"
          : "\(sum.edition): \(values.count) values, sum \(total.shortestExact), "
            + "published \(sum.entities) and \(sum.sum)"
      }
      return comparison(
        "sums of \(indicator)", of: sums.count, differing: differing,
        note: "editions: values, their sum, and their sum weighted by entity")
    }
  }

  /// How many territories each edition of *Freedom in the World* rates.
  func territories() -> [Check] {
    let statements = record.statements.filter { $0.kind == "territories" }
    guard !statements.isEmpty else { return [] }
    let differing = statements.compactMap { statement -> String? in
      let found = values("fiw.status", statement.edition, kind: .territory)?.count ?? 0
      return String(found) == statement.expected
        ? nil : "\(statement.edition): \(found), published \(statement.expected)"
    }
    return [
      comparison("territories", of: statements.count, differing: differing, note: "by edition")
    ]
  }

  /// The label and the period of each edition, one check a publication.
  func coverage() -> [Check] {
    let known = "coverage of "
    return record.statements.map(\.kind).filter { $0.hasPrefix(known) }.uniqued().map { kind in
      let publication = String(kind.dropFirst(known.count))
      let statements = record.statements.filter { $0.kind == kind }
      let editions = panels.editions(of: publication)
      let differing = statements.compactMap { statement -> String? in
        let found = editions[statement.edition].map {
          "\($0.label): \($0.coverageStart) to \($0.coverageEnd)"
        }
        guard found != statement.expected else { return nil }
        return "\(found ?? "no edition \(statement.edition)"), published \(statement.expected)"
      }
      return comparison(
        kind, of: statements.count, differing: differing, note: "labels and periods of editions")
    }
  }
}

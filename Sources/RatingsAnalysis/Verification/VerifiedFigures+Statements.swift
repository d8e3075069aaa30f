internal import FreedomModel

/// How each kind of statement of the published record is looked at: a new kind is a line here.
extension VerifiedFigures {
  typealias Statement = PublishedRecord.Statement

  /// Every statement of the record that is about one number or list of one edition.
  func statements() -> [Check] {
    record.statements.compactMap { statement in
      if let find = Self.found[statement.kind] {
        return check(statement, found: find(self, statement))
      }
      if let make = Self.lists[statement.kind] { return make(self, statement) }
      if let region = statement.kind.suffix(after: "shares of ") {
        return check(statement, found: shares(of: region, in: statement.edition))
      }
      if let region = statement.kind.suffix(after: "members of ") {
        return members(of: region, statement)
      }
      return nil
    }
  }

  private func check(_ statement: Statement, found: String?) -> Check {
    let why = statement.recount.map { "known: today's values give \($0)" }
    return Check(
      name: "\(statement.kind) \(statement.edition)", expected: statement.expected, found: found,
      note: found == nil
        ? Self.absent : [why, statement.source].compactMap { $0 }.joined(separator: "; "),
      known: statement.recount)
  }

  /// The result of the values, in the words of the statement.
  private static let found: [String: @Sendable (VerifiedFigures, Statement) -> String?] = [
    "gains and declines": { $0.balance("fiw.total", $1.edition) },
    "gains and setbacks by ratings": { $0.balance("fiw.rating", $1.edition) },
    "more declines than gains since 2007": { $0.declinesOutnumberGains(in: 2007...$1.edition) },
    "falls of the world mean since 2007": { $0.meanFalls(in: 2007...$1.edition) },
    "country distribution": { $0.distribution("fiw.status", $1.edition, kind: .country) },
    "declined and improved since 2006": { $0.changes(from: 2006, to: $1.edition) },
    "electoral democracies": { figures, statement in
      figures.electoralDemocracies(statement.edition).map { String($0.count(where: \.value)) }
    },
    "press distribution": { $0.distribution("fotp.status", $1.edition, kind: nil) },
    "least free": { $0.ranked(.lowest, "fiw.total", $1.edition, top: 11).map(Self.list) },
    "countries at 9 or below": { figures, statement in
      figures.ranked(.lowest, "fiw.total", statement.edition, bound: 9).map { String($0.count) }
    },
    "status changes": { $0.statusChanges($1.edition) },
    "press best": { figures, statement in
      figures.ranked(.highest, "fotp.total", statement.edition, kind: nil, top: 3).map(Self.list)
    },
    "press of Croatia": { figures, statement in
      figures.values("fotp.total", statement.edition, kind: nil)?
        .first { $0.entity.id == "HRV" }.map(\.value.shortestExact)
    },
  ]

  /// Checks of many values at once, by name or by rule.
  private static let lists: [String: @Sendable (VerifiedFigures, Statement) -> Check] = [
    "electoral democracies by name": { $0.electoralDemocracies(true, $1) },
    "other countries by name": { $0.electoralDemocracies(false, $1) },
    "press worst": { figures, statement in
      figures.names(
        statement,
        found: figures.ranked(.lowest, "fotp.total", statement.edition, kind: nil, bound: 90)
          .map { Set($0.map(\.entity.id)) })
    },
    // Freedom House counted with other tables of populations.
    "people by status": { $0.people($1, within: 1) },
    "people by status recomputed": { $0.people($1, within: 0.15) },
    "statuses from 2004 against the rule": { figures, statement in
      figures.rules(statement, of: "fiw", [.statusOfRatings], from: RuleBook.strictStatusSince)
    },
    "ratings against scores": { figures, statement in
      figures.rules(statement, of: "fiw", [.ratingOfScore])
    },
    "score sums": { $0.rules($1, of: "fiw", [.sum]) },
    "press statuses and sums": { $0.rules($1, of: "fotp", [.statusOfTotal, .sum]) },
    "net statuses and sums": { $0.rules($1, of: "fotn", [.statusOfTotal, .sum]) },
  ]

  /// The checks whose expectation is the number of all values that a rule applies to.
  static let ofEveryValue: Set<String> = [
    "statuses from 2004 against the rule", "ratings against scores", "score sums",
    "press statuses and sums", "net statuses and sums",
  ]

  @Sendable private static func list(_ rows: [Ranking.Row]) -> String {
    rows.map { "\($0.entity.name) \($0.value.shortestExact)" }.joined(separator: "; ")
  }
}

extension String {
  /// What follows some words at the start; `nil` where it starts differently.
  fileprivate func suffix(after words: String) -> String? {
    hasPrefix(words) ? String(dropFirst(words.count)) : nil
  }
}

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

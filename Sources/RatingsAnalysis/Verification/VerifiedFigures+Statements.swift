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

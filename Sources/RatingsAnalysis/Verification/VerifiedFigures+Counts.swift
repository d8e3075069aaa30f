internal import FreedomModel

/// What Freedom House counts: gains and declines, electoral democracies, changes of status, shares.
extension VerifiedFigures {
  /// How many improved and declined against the edition before, as `43/63`.
  func balance(_ indicator: String, _ edition: Int) -> String? {
    count(indicator, edition).map { "\($0.improved)/\($0.declined)" }
  }

  private func count(_ indicator: String, _ edition: Int) -> Balance.Count? {
    panels[indicator].flatMap {
      Balance($0, options: TableOptions(links: register.links)).count(inEdition: edition)
    }
  }

  /// In how many editions of a span more countries declined than improved.
  func declinesOutnumberGains(in editions: ClosedRange<Int>) -> String? {
    let counts = editions.compactMap { count("fiw.total", $0) }
    guard !counts.isEmpty else { return nil }
    return "\(counts.count { $0.declined > $0.improved }) of \(editions.count) editions"
  }

  /// How many of the countries of an edition stand below and above where they were in an earlier one.
  func changes(from first: Int, to last: Int) -> String? {
    guard let panel = panels["fiw.total"], let start = panel.column(ofYear: first, by: .edition),
      let end = panel.column(ofYear: last, by: .edition)
    else { return nil }
    let changes = panel.entities.indices.compactMap { row -> ChangeDirection? in
      guard panel.isOf(.country, row, end), let before = panel.value(row, start),
        let after = panel.value(row, end)
      else { return nil }
      return ChangeDirection(from: before, to: after, direction: .higher)
    }
    return "\(changes.count { $0 == .declined })/\(changes.count { $0 == .improved })"
  }

  /// The changes of status in an edition, by name.
  func statusChanges(_ edition: Int) -> String? {
    guard let panel = panels["fiw.status"],
      let column = panel.column(ofYear: edition, by: .edition)
    else { return nil }
    return panel.statusSteps(TableOptions())
      .filter { $0.column == column && $0.before != $0.after }
      .map { "\(panel.entities[$0.row].name) \($0.before.code) to \($0.after.code)" }
      .sorted().joined(separator: "; ")
  }

  /// Free, Partly Free and Not Free in per cent of the countries of a former region, or of the world.
  func shares(of region: String, in edition: Int) -> String? {
    guard
      let statuses = values("fiw.status", edition)?.filter({
        region == "the world" || RegionGrouping.former.region(of: $0.entity) == region
      }), !statuses.isEmpty
    else { return nil }
    return FreedomStatus.freestFirst.map { status in
      let count = statuses.count { FreedomStatus(figure: $0.value) == status }
      return String(Int((Double(count) / Double(statuses.count) * 100).rounded()))
    }.joined(separator: "/")
  }

  /// Which countries are electoral democracies by the rule, by their ids; `nil` without scores.
  func electoralDemocracies(_ edition: Int) -> [String: Bool]? {
    guard let process = values("fiw.a", edition), let rights = values("fiw.pr_score", edition)
    else { return nil }
    let pr = Dictionary(rights.map { ($0.entity.id, $0.value) }) { first, _ in first }
    let cl = Dictionary((values("fiw.cl_score", edition) ?? []).map { ($0.entity.id, $0.value) }) {
      first, _ in first
    }
    var answers: [String: Bool] = [:]
    for (entity, a) in process {
      guard let prScore = pr[entity.id] else { continue }
      answers[entity.id] = RuleBook.isElectoralDemocracy(
        electoralProcess: a, politicalRights: prScore, civilLiberties: cl[entity.id],
        edition: edition)
    }
    return answers.isEmpty ? nil : answers
  }

  /// The published list of electoral democracies, or of the other countries, by name.
  func electoralDemocracies(_ answer: Bool, _ statement: Statement) -> Check {
    let answers = electoralDemocracies(statement.edition)
    return names(
      statement, found: answers.map { all in Set(all.filter { $0.value == answer }.keys) })
  }

  /// The entities of a region, by name: under the grouping that the edition used.
  func members(of region: String, _ statement: Statement) -> Check {
    let grouping = statement.edition <= 2021 ? RegionGrouping.former : .current
    let rated = values("fiw.status", statement.edition, kind: nil)
    return names(
      statement,
      found: rated.map { values in
        Set(values.map(\.entity).filter { grouping.region(of: $0) == region }.map(\.id))
      })
  }

  /// A published list of names beside the ids that the figures give.
  func names(_ statement: Statement, found: Set<String>?) -> Check {
    let name = "\(statement.kind) \(statement.edition)"
    let listed = statement.expected.components(separatedBy: "; ")
    guard let found else {
      return Check(
        name: name, expected: "0 of \(listed.count) differ", found: nil, note: Self.absent)
    }
    var rest = found
    let missing = listed.filter { name in
      guard case .one(let entity) = register.resolve(name) else { return true }
      return rest.remove(entity.id) == nil
    }
    return comparison(
      name, of: listed.count,
      differing: missing.map { "\($0) is not there" }
        + rest.sorted().map { "\(register[id: $0]?.name ?? $0) is not in the list" },
      note: statement.source, known: statement.recount)
  }
}

extension String {
  /// The parts between a separator.
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: true).map(String.init)
  }
}

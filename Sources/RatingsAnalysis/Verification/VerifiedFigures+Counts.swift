internal import FreedomModel

/// What Freedom House counts: statuses, gains and declines, electoral democracies, shares.
extension VerifiedFigures {
  /// How many are Free, Partly Free and Not Free, as `70/61/64`.
  func distribution(_ indicator: String, _ edition: Int, kind: EntityKind? = .country) -> String? {
    counts(indicator, Scope(kind: kind, from: edition, to: edition)).map {
      "\($0.free)/\($0.partlyFree)/\($0.notFree)"
    }
  }

  private func counts(_ indicator: String, _ scope: Scope) -> EditionCounts.Row? {
    (try? EditionCounts(in: panels, indicator: indicator, scope: scope))?.rows.first
  }

  /// Free, Partly Free and Not Free in per cent of the countries of a former region, or of the
  /// world.
  func shares(of region: String, in edition: Int) -> String? {
    let membership =
      region == "the world" ? Membership.world : .region(region, by: .former)
    let scope = Scope(membership: membership, from: edition, to: edition)
    return counts("fiw.status", scope).map { counts in
      [counts.free, counts.partlyFree, counts.notFree].map {
        String(Int((Double($0) / Double(counts.entities) * 100).rounded()))
      }.joined(separator: "/")
    }
  }

  /// The people who live in Free, Partly Free and Not Free countries, in per cent: a check that
  /// none of those in a statement, such as `40/24/36` or `46/-/-`, is further away than some
  /// points.
  func people(_ statement: Statement, within points: Double) -> Check {
    let expected = statement.expected.split(separator: "/").map { Double($0) }
    let scope = Scope(from: statement.edition, to: statement.edition)
    let row = (try? StatusPeople(in: panels, population: population, scope: scope))?.rows.first
    let found = row.map { row in
      [row.free, row.partlyFree, row.notFree].map { Double($0) / Double(row.people) * 100 }
    }
    func verdict(_ count: Int) -> String {
      "\(count) of \(expected.compactMap(\.self).count) differ by more than \(points.shortestExact)"
    }
    let apart = found.map { found in
      zip(found, expected).count { found, expected in
        expected.map { abs(found - $0) > points } ?? false
      }
    }
    return Check(
      name: "\(statement.kind) \(statement.edition)", expected: verdict(0),
      found: apart.map(verdict),
      note: found.map { found in
        let shares = found.map { (($0 * 100).rounded() / 100).shortestExact }
        return "\(statement.expected) per cent; here \(shares.joined(separator: "/")); "
          + statement.source
      } ?? Self.absent)
  }

  /// How many improved and declined against the edition before, as `43/63`.
  func balance(_ indicator: String, _ edition: Int) -> String? {
    count(indicator, edition).map { "\($0.improved)/\($0.declined)" }
  }

  private func count(_ indicator: String, _ edition: Int) -> BalanceCounter.Count? {
    panels[indicator].flatMap {
      BalanceCounter($0, links: register.links).counts(inEdition: edition)?[nil]
    }
  }

  /// In how many editions of a span more countries declined than improved.
  func declinesOutnumberGains(in editions: ClosedRange<Int>) -> String? {
    let counts = editions.compactMap { count("fiw.total", $0) }
    guard !counts.isEmpty else { return nil }
    return "\(counts.count { $0.declined > $0.improved }) of \(editions.count) editions"
  }

  /// In how many editions of a span the mean total of all countries was below that of the edition
  /// before.
  func meanFalls(in editions: ClosedRange<Int>) -> String? {
    let means = (editions.lowerBound - 1...editions.upperBound).map { edition in
      values("fiw.total", edition).map { values in
        values.reduce(0) { $0 + $1.value } / Double(values.count)
      }
    }
    let known = means.compactMap(\.self)
    guard known.count == means.count else { return nil }
    return "\(zip(known.dropFirst(), known).count { $0 < $1 }) of \(editions.count) editions"
  }

  /// How many of the countries of an edition are below and above where they were in an earlier one.
  func changes(from first: Int, to last: Int) -> String? {
    (try? Movers(in: panels, scope: Scope(from: first, to: last))).map { movers in
      "\(movers.rows.count { $0.direction == .declined })/"
        + "\(movers.rows.count { $0.direction == .improved })"
    }
  }

  /// The changes of status in an edition, by name.
  func statusChanges(_ edition: Int) -> String? {
    guard panels["fiw.status"]?.column(ofYear: edition, by: .edition) != nil,
      let changes = try? StatusChanges(in: panels, scope: Scope(from: edition, to: edition))
    else { return nil }
    return changes.rows.map { "\($0.entity.name) \($0.before.code) to \($0.after.code)" }
      .sorted().joined(separator: "; ")
  }

  /// One end of an edition's ranking: the first rows, or all up to a bound.
  func ranked(
    _ selection: Ranking.Selection, _ indicator: String, _ edition: Int,
    kind: EntityKind? = .country, top: Int = .max, bound: Double? = nil
  ) -> [Ranking.Row]? {
    (try? Ranking(
      in: panels, indicator: indicator, selection: selection, top: top, bound: bound,
      scope: Scope(kind: kind, to: edition)))?.rows
  }

  /// Which countries are electoral democracies by the rule, by their ids; `nil` without scores.
  func electoralDemocracies(_ edition: Int) -> [String: Bool]? {
    let rows = (try? ElectoralDemocracies(in: panels, scope: Scope(to: edition)))?.rows ?? []
    let answers = rows.compactMap { row in
      row.isElectoralDemocracy.map { (row.entity.id, $0) }
    }
    return answers.isEmpty ? nil : Dictionary(answers) { first, _ in first }
  }

  /// The published list of electoral democracies, or of the other countries, by name.
  func electoralDemocracies(_ answer: Bool, _ statement: Statement) -> Check {
    let answers = electoralDemocracies(statement.edition)
    return names(
      statement, found: answers.map { all in Set(all.filter { $0.value == answer }.keys) })
  }

  /// The entities of a region, by name: under the division of the edition.
  func members(of region: String, _ statement: Statement) -> Check {
    let edition = panels.editions(of: "fiw")[statement.edition]
    let rated = values("fiw.status", statement.edition, kind: nil)
    return names(
      statement,
      found: edition.flatMap { edition in
        rated.map { values in
          Set(
            values.map(\.entity)
              .filter { RegionDivision.edition.region(of: $0, in: edition) == region }.map(\.id))
        }
      })
  }

  /// A published list of names beside the ids computed from the values.
  func names(_ statement: Statement, found: Set<String>?) -> Check {
    let name = "\(statement.kind) \(statement.edition)"
    let listed = statement.expected.split(separator: "; ").map(String.init)
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

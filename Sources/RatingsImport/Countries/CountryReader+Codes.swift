import FreedomModel
import TabularFiles

/// What codes say: alone, beside a name that is not known, or beside one another.
extension CountryReader {
  /// Whether a code alone may say the country of a row, beside a name that is not known.
  func decides(_ code: String, _ codes: CountryColumns.Codes) -> Bool {
    if session.options.codes != nil { return !(meanings(of: code, codes) ?? []).isEmpty }
    return codes.kind == .iso && session.register.entities(named: code).count == 1
  }

  /// The ids of the entities that a code can mean in its column, whatever the year: in the system
  /// that the user named, else in that of the header, else in any. `nil` where nothing is known of
  /// it.
  func meanings(of code: String, _ codes: CountryColumns.Codes) -> [String]? {
    let all = session.register.codes.meanings(of: code)
    if let system = session.options.codes {
      return all.filter { $0.system == system }.map(\.entity)
    }
    let iso = session.register.entities(named: code).map(\.id)
    switch codes.kind {
    case .iso: return iso.isEmpty ? nil : iso
    case .other(let system):
      let own = all.filter { $0.system == system }.map(\.entity)
      return own.isEmpty ? iso + all.map(\.entity) : own
    case .perhaps, .unnamed, nil: return iso + all.map(\.entity)
    }
  }

  func decide(
    byCode code: String, _ codes: CountryColumns.Codes, _ row: SheetRow, year: Int
  ) -> Answer? {
    if let id = session.register.aliases[code], let entity = session.register[id: id] {
      return Answer(entity: entity, name: code, column: codes.column)
    }
    if let system = session.options.codes {
      return decide(byCode: code, of: system, codes.column, row, year: year)
    }
    let all = session.register.codes.meanings(of: code)
    switch codes.kind {
    case .other(let system):
      guard all.contains(where: { $0.system == system }) else {
        evidence.addForeign(code, to: system, row: row.number, column: codes.column)
        session.findings.report(
          session.names.unresolved(code, row: row.number, column: codes.column))
        return nil
      }
      let answer = decide(byCode: code, of: system, codes.column, row, year: year)
      if let answer {
        codesByHeader.add(
          "\(code) (\(answer.entity.name))", row: row.number, column: codes.column)
      }
      return answer
    case .perhaps(let system) where all.contains { $0.system == system }:
      evidence.addUndeclared(code, of: system, row: row.number, column: codes.column)
      return nil
    default: break
    }
    let iso = session.register.entities(named: code)
    if iso.count == 1 {
      evidence.add(
        code, row: row.number, column: codes.column, decided: iso[0], isDeclared: codes.kind == .iso
      )
      guard agrees(iso[0], row) else { return nil }
      return Answer(entity: iso[0], name: code, column: codes.column)
    }
    if iso.isEmpty { evidence.add(code, row: row.number, column: codes.column, decided: nil) }
    session.findings.report(session.names.unresolved(code, row: row.number, column: codes.column))
    return nil
  }

  private func decide(
    byCode code: String, of system: CodeSystem, _ column: Int, _ row: SheetRow, year: Int
  ) -> Answer? {
    let meanings = session.register.codes.meanings(of: code, in: system)
    let ofYear = meanings.filter { $0.years.contains(year) }
    let ids = Set((ofYear.isEmpty ? meanings : ofYear).map(\.entity))
    guard ids.count == 1, let entity = ids.first.flatMap({ session.register[id: $0] }) else {
      let others = session.register.codes.meanings(of: code)
      refuse(
        row, column, code: "unknown-code", value: code,
        rule:
          "no country or territory has this code in \(system.title) (--codes \(system.rawValue))",
        hint: others.isEmpty
          ? nil : "elsewhere it is \(session.register.describe(others))")
      return nil
    }
    guard agrees(entity, row) else { return nil }
    return Answer(
      entity: entity, name: code, column: column,
      dependsOnYear: Set(meanings.map(\.entity)).count > 1)
  }

  /// Whether a second column of codes says the same.
  private func agrees(_ entity: Entity, _ row: SheetRow) -> Bool {
    guard let check = columns.check, case let other = session.cells.word(in: row, at: check.column),
      !other.isEmpty
    else { return true }
    let meanings: [String]
    switch check.kind {
    case .other(let system):
      meanings = session.register.codes.meanings(of: other, in: system).map(\.entity)
    default: meanings = session.register.entities(named: other).map(\.id)
    }
    guard !meanings.isEmpty, !meanings.contains(entity.id),
      !meanings.contains(where: { session.register.areContinuations($0, entity.id) })
    else { return true }
    refuse(
      row, check.column, code: "codes-differ", value: other,
      rule:
        "another column, \(session.findings.name(ofColumn: key)), says \(entity.name), and "
        + "this code is "
        + meanings.compactMap { session.register[id: $0]?.name }.uniqued()
        .joined(separator: " or "),
      hint: "correct one of the two")
    return false
  }
}

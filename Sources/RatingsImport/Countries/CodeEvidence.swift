import FreedomModel
import TabularFiles

/// What the codes of a column say together about the system they are of.
///
/// A code such as `AUS` is a country in ISO and another elsewhere. Alone it is read as ISO only
/// where the header says ISO, or where another code of the column is of ISO alone and none
/// contradicts it.
struct CodeEvidence {
  /// A reason to refuse the file.
  struct Verdict {
    let code: String
    let row: Int
    let column: Int
    let value: String
    let rule: String
    let hint: String
  }

  private struct Mention {
    let text: String
    let row: Int
    let column: Int
    /// The country that it means in ISO.
    var decided: Entity?
    /// The country that the name beside it is.
    var named: Entity?
    /// Whether the header says that the codes are of ISO.
    var isDeclared = false
  }

  private let register: EntityRegister
  private var mentions: [Mention] = []
  private var seen: Set<String> = []
  private var undeclared: Verdict?
  /// More codes than any system has.
  private static let kept = 4000
  private static let longestCode = 4

  init(register: EntityRegister) { self.register = register }

  /// Adds a code that was read as a country, or, with `nil`, one that is not of ISO.
  mutating func add(
    _ text: String, row: Int, column: Int, decided: Entity?, isDeclared: Bool = false
  ) {
    add(
      Mention(text: text, row: row, column: column, decided: decided, isDeclared: isDeclared),
      key: "")
  }

  /// Adds a code beside a name that is known, under a header that does not say to which system it
  /// is.
  mutating func add(_ text: String, row: Int, column: Int, named: Entity) {
    add(Mention(text: text, row: row, column: column, named: named), key: named.id)
  }

  /// Adds a code without a name beside it under a header that is perhaps one of a system: the
  /// system must be named.
  mutating func addUndeclared(_ text: String, of system: CodeSystem, row: Int, column: Int) {
    guard undeclared == nil else { return }
    undeclared = Verdict(
      code: "code-system-not-named", row: row, column: column, value: text,
      rule:
        "the header is perhaps one of \(system.title), and such a code may mean another country "
        + "elsewhere: \(text) is \(register.describe(meanings(text)))",
      hint: "name the system of the codes: \(CodeSystem.option([system]))")
  }

  /// Adds a code under the header of a system that does not have it.
  mutating func addForeign(_ text: String, to system: CodeSystem, row: Int, column: Int) {
    let others = meanings(text)
    guard undeclared == nil, !others.isEmpty, !UnratedPlaces.contains(code: text) else { return }
    undeclared = Verdict(
      code: "code-system-not-named", row: row, column: column, value: text,
      rule: "the header is one of \(system.title), which does not have this code: "
        + "it is \(register.describe(others))",
      hint: "name the system of the codes: "
        + CodeSystem.option([system] + others.map(\.system)))
  }

  private mutating func add(_ mention: Mention, key: String) {
    guard mention.text.utf8.count <= Self.longestCode, mentions.count < Self.kept,
      !UnratedPlaces.contains(code: mention.text), !isOfGroup(mention),
      seen.insert("\(mention.text.uppercased()) \(key)").inserted
    else { return }
    mentions.append(mention)
  }

  /// Whether a code is one of a group of countries, such as `WLD`.
  private func isOfGroup(_ mention: Mention) -> Bool {
    mention.decided == nil && mention.named == nil && Aggregate.name(of: mention.text) != nil
      && meanings(mention.text).isEmpty
  }

  /// What is to be refused.
  func verdicts() -> [Verdict] {
    if let undeclared { return [undeclared] }
    return [
      contested(), contradicting(areNumbers: false), contradicting(areNumbers: true),
    ].compactMap(\.self)
  }

  // MARK: Codes alone

  /// Refuses codes that were read as ISO without proof.
  private func contested() -> Verdict? {
    var unproved: [(mention: Mention, rivals: [EntityCode])] = []
    var systems: [CodeSystem] = []
    for mention in mentions {
      guard let decided = mention.decided else { continue }
      let rivals = rivals(of: mention.text, to: decided)
      let open = Set(rivals.map(\.system)).filter {
        !isDisproved($0, isDeclared: mention.isDeclared)
      }
      guard !open.isEmpty else { continue }
      unproved.append((mention, rivals.filter { open.contains($0.system) }))
      systems += rivals.map(\.system).filter { open.contains($0) && !systems.contains($0) }
    }
    guard let first = unproved.first?.mention else { return nil }
    let iso = first.text.utf8.count == 2 ? CodeSystem.iso2 : .iso3
    let shown = unproved.prefix(3).map { mention, rivals in
      let own = mention.decided.map { "\($0.name) (ISO) or " } ?? ""
      return "\(mention.text): \(own)\(register.describe(rivals))"
    }.joined(separator: "; ")
    let more = unproved.count > 3 ? "; and \(unproved.count - 3) more" : ""
    return Verdict(
      code: "ambiguous-codes", row: first.row, column: first.column,
      value: unproved.prefix(10).map(\.mention.text).joined(separator: ", "),
      rule: "codes that mean other countries in other systems, and nothing here says which: "
        + shown + more,
      hint: "name their system: \(CodeSystem.option([iso] + systems))")
  }

  /// The meanings of a code in other systems of letters that leave out what it means in ISO.
  private func rivals(of text: String, to decided: Entity) -> [EntityCode] {
    let others = meanings(text).filter { !$0.system.isISOLetters }
    let agreeing = Set(others.filter { $0.entity == decided.id }.map(\.system))
    return others.filter { !agreeing.contains($0.system) }
  }

  /// Whether the column cannot be of a system: one of its codes is of ISO and not of that system,
  /// and none is of that system alone.
  private func isDisproved(_ system: CodeSystem, isDeclared: Bool) -> Bool {
    var isProved = isDeclared
    for mention in mentions {
      let own = meanings(mention.text).filter { $0.system == system }.map(\.entity)
      if let entity = mention.decided ?? (isISO(mention) ? mention.named : nil) {
        let isCode = mention.text.utf8.count <= 3 && isCodeOfISO(mention.text, entity)
        if isCode, own.isEmpty || (mention.named != nil && !own.contains(entity.id)) {
          isProved = true
        }
      } else if !own.isEmpty, mention.named.map({ own.contains($0.id) }) ?? true {
        return false
      }
    }
    return isProved
  }

  private func isISO(_ mention: Mention) -> Bool {
    mention.named.map { entity in
      register.entities(named: mention.text).contains { $0.id == entity.id }
    } ?? false
  }

  private func isCodeOfISO(_ text: String, _ entity: Entity) -> Bool {
    let code = text.uppercased()
    return code == entity.id || code == entity.iso2 || code == entity.iso3
      || meanings(text).contains { $0.system.isISOLetters && $0.entity == entity.id }
  }

  // MARK: Codes beside names

  /// Refuses codes beside names when most are of one system and some contradict it, letters and
  /// numbers each for themselves. If most numbers contradict every system, they are not codes.
  private func contradicting(areNumbers: Bool) -> Verdict? {
    let beside = mentions.filter {
      $0.named != nil && EntityCodes.isNumber($0.text) == areNumbers
    }
    guard beside.count > 1 else { return nil }
    var best: (system: CodeSystem?, agreeing: Int, odd: [Mention])?
    for system in [nil] + CodeSystem.allCases.filter({ !$0.isISOLetters }) {
      let known = beside.filter { agrees($0, with: system) != nil }
      let odd = known.filter { agrees($0, with: system) == false }
      let agreeing = known.count - odd.count
      guard agreeing > odd.count else { continue }
      let isBetter = best.map { before in
        (agreeing, -odd.count) > (before.agreeing, -before.odd.count)
      }
      if isBetter ?? true { best = (system, agreeing, odd) }
    }
    guard let best, let odd = best.odd.first, let named = odd.named else { return nil }
    let own = meanings(odd.text).filter { meaning in
      best.system.map { meaning.system == $0 } ?? meaning.system.isISOLetters
    }
    return Verdict(
      code: "name-and-code-differ", row: odd.row, column: odd.column,
      value: "\(named.name), \(odd.text)",
      rule: "most codes of this column are of \(best.system?.title ?? "ISO"), where this one is "
        + register.describe(own),
      hint: "correct one of the two, or name the system of the codes: "
        + CodeSystem.option([best.system ?? (odd.text.utf8.count == 2 ? .iso2 : .iso3)]))
  }

  /// Whether a code means in a system (`nil`: in ISO) what the name beside it says; `nil` where the
  /// system does not have the code.
  private func agrees(_ mention: Mention, with system: CodeSystem?) -> Bool? {
    guard let named = mention.named else { return nil }
    let own =
      system.map { system in
        meanings(mention.text).filter { $0.system == system }.map(\.entity)
      } ?? register.entities(named: mention.text).map(\.id)
    guard !own.isEmpty else { return nil }
    return own.contains(named.id)
      || own.contains { register.areContinuations($0, named.id) }
  }

  private func meanings(_ text: String) -> [EntityCode] { register.codes.meanings(of: text) }
}

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

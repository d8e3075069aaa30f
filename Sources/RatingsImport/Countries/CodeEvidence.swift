import FreedomModel

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

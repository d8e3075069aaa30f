import FreedomModel

/// What the codes of a column say together about the system they are of.
///
/// A code such as `AUS` is a country in ISO and another elsewhere. Alone it is taken as ISO only where
/// the header says ISO, or where another code of the column is of ISO alone and none contradicts it.
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
    /// The country that it was taken for, in ISO.
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

  /// Adds a code that was taken for a country, or, with `nil`, one that is not of ISO.
  mutating func add(
    _ text: String, row: Int, column: Int, decided: Entity?, isDeclared: Bool = false
  ) {
    add(
      Mention(text: text, row: row, column: column, decided: decided, isDeclared: isDeclared),
      key: "")
  }

  /// Adds a code beside a name that is known, under a header that does not say of which system it is.
  mutating func add(_ text: String, row: Int, column: Int, named: Entity) {
    add(Mention(text: text, row: row, column: column, named: named), key: named.id)
  }

  /// Adds a code that stands alone under a header of a system other than ISO: the system must be named.
  mutating func addUndeclared(_ text: String, of system: CodeSystem, row: Int, column: Int) {
    guard undeclared == nil else { return }
    undeclared = Verdict(
      code: "code-system-not-named", row: row, column: column, value: text,
      rule:
        "the header is one of \(system.title), and such a code may mean another country elsewhere: "
        + "\(text) is \(register.describe(meanings(text)))",
      hint: "say which system the codes are of: \(CodeSystem.option([system]))")
  }

  private mutating func add(_ mention: Mention, key: String) {
    guard mention.text.utf8.count <= Self.longestCode, mentions.count < Self.kept,
      !UnratedPlaces.contains(code: mention.text),
      seen.insert("\(mention.text.uppercased()) \(key)").inserted
    else { return }
    mentions.append(mention)
  }

  /// What is to be refused.
  func verdicts() -> [Verdict] {
    if let undeclared { return [undeclared] }
    return [contested(), mixed(), misnumbered()].compactMap(\.self)
  }

  // MARK: Codes alone

  /// Refuses codes that were taken as ISO without proof.
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
      hint: "say which system they are of: \(CodeSystem.option([iso] + systems))")
  }

  /// The meanings of a code in other systems of letters that leave out what it means in ISO.
  private func rivals(of text: String, to decided: Entity) -> [EntityCode] {
    let others = meanings(text).filter { !$0.system.isISOLetters }
    let agreeing = Set(others.filter { $0.entity == decided.id }.map(\.system))
    return others.filter { !agreeing.contains($0.system) }
  }

  /// Whether the column cannot be of a system: one of its codes is of ISO and not of that system, and
  /// none is of that system alone.
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
      register.matches(mention.text).contains { $0.id == entity.id }
    } ?? false
  }

  private func isCodeOfISO(_ text: String, _ entity: Entity) -> Bool {
    let code = text.uppercased()
    return code == entity.id || code == entity.iso2 || code == entity.iso3
      || meanings(text).contains { $0.system.isISOLetters && $0.entity == entity.id }
  }

  // MARK: Codes beside names

  /// Refuses letters beside names of which some are of ISO alone and some of another system alone.
  private func mixed() -> Verdict? {
    let letters = mentions.filter { $0.named != nil && !EntityCodes.isNumber($0.text) }
    let iso = letters.filter { isISO($0) && !isOfOthers($0) }
    let others = letters.filter { !isISO($0) && isOfOthers($0) }
    guard let one = iso.first, let other = others.first else { return nil }
    let odd = iso.count < others.count ? one : other
    let systems = iso.count < others.count ? systems(of: other) : [CodeSystem.iso3]
    return Verdict(
      code: "name-and-code-differ", row: odd.row, column: odd.column,
      value: "\(odd.named?.name ?? ""), \(odd.text)",
      rule:
        "the codes of this column are of two systems: \(one.text) is \(one.named?.name ?? "") in "
        + "ISO, and \(other.text) is \(register.describe(meanings(other.text)))",
      hint: "correct the codes, or say which system counts: \(CodeSystem.option(systems))")
  }

  private func isOfOthers(_ mention: Mention) -> Bool { !systems(of: mention).isEmpty }

  private func systems(of mention: Mention) -> [CodeSystem] {
    meanings(mention.text).filter {
      !$0.system.isISOLetters && $0.entity == mention.named?.id
    }.map(\.system)
  }

  /// Refuses numbers beside names where most are codes of one system and some contradict it. Numbers of
  /// which most contradict every system are no codes.
  private func misnumbered() -> Verdict? {
    let numbers = mentions.filter { $0.named != nil && EntityCodes.isNumber($0.text) }
    guard numbers.count > 1 else { return nil }
    var best: (system: CodeSystem, agreeing: Int, odd: Mention?)?
    for system in CodeSystem.allCases where !system.isISOLetters {
      var agreeing = 0
      var odd: [Mention] = []
      for mention in numbers {
        let own = meanings(mention.text).filter { $0.system == system }.map(\.entity)
        guard !own.isEmpty, let named = mention.named else { continue }
        if own.contains(named.id)
          || own.contains(where: { register.areContinuations($0, named.id) })
        {
          agreeing += 1
        } else {
          odd.append(mention)
        }
      }
      guard agreeing > odd.count else { continue }
      let isBetter =
        best.map { before in
          (odd.isEmpty && before.odd != nil)
            || (odd.isEmpty == (before.odd == nil) && agreeing > before.agreeing)
        } ?? true
      if isBetter { best = (system, agreeing, odd.first) }
    }
    guard let best, let odd = best.odd else { return nil }
    return Verdict(
      code: "name-and-code-differ", row: odd.row, column: odd.column,
      value: "\(odd.named?.name ?? ""), \(odd.text)",
      rule: "most codes are of \(best.system.title), where this one is "
        + register.describe(
          meanings(odd.text).filter { $0.system == best.system }),
      hint: "correct one of the two, or say which system the codes are of: "
        + CodeSystem.option([best.system]))
  }

  private func meanings(_ text: String) -> [EntityCode] { register.codes.meanings(of: text) }
}

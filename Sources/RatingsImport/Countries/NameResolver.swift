internal import DisplayText
import FreedomModel
import TabularFiles

/// Finds the entity that a name of the file means, and reports names that mean none or several.
final class NameResolver {
  let register: EntityRegister
  /// Under which names the file has each entity.
  private(set) var spellings = EntitySpellings()
  private let findings: FileFindings
  private var resolutions: [NameInFile: Entity?] = [:]
  private var hints: [String: String] = [:]
  /// Names that are not known, and that are names in other languages.
  private var foreign = NamesInOtherLanguages()

  private struct NameInFile: Hashable {
    let name: String
    let kind: EntityKind?
  }

  /// A file may have millions of different names.
  private static let mostResolutions = 100_000
  /// Searching for a similar name takes longer than reading a thousand rows, and no one reads more
  /// hints one by one.
  private static let mostHints = 100

  init(register: EntityRegister, findings: FileFindings) {
    self.register = register
    self.findings = findings
  }

  /// The entity that a name means; an unknown or ambiguous name is reported as a refused row and
  /// returns `nil`. The kind that the file names decides between several entities of one name.
  func entity(named name: String, kind: EntityKind? = nil, row: Int, column: Int) -> Entity? {
    let key = NameInFile(name: name, kind: kind)
    if let known = resolutions[key] {
      if known == nil { findings.report(unresolved(name, row: row, column: column)) }
      return known
    }
    let found = register.entities(named: name, preferring: kind)
    let entity = found.count == 1 ? found[0] : nil
    if resolutions.count < Self.mostResolutions { resolutions[key] = .some(entity) }
    if entity == nil { findings.report(unresolved(name, row: row, column: column)) }
    return entity
  }

  /// The finding about a name or code from which the country cannot be known, and why.
  func unresolved(_ name: String, row: Int, column: Int) -> Finding {
    var finding = findings.finding(
      .refusedRow, code: "unknown-entity", row: row, column: column, value: name,
      rule: "no country or territory has this name")
    let bare = FootnoteMarks.removed(from: name) ?? name
    let bearers = register.entities(named: bare)
    let meanings = bearers.isEmpty ? register.codes.meanings(of: name) : []
    if bearers.count > 1 {
      finding.code = "ambiguous-entity"
      finding.rule = "several countries or territories have this name"
      finding.hint =
        "write one of: " + bearers.map(\.name).joined(separator: "; ") + "; or use --entity "
        + bearers.map { ShellWord.quoted("\(bare)=\($0.id)") }.joined(separator: " or --entity ")
    } else if UnratedPlaces.contains(code: bare) {
      finding.rule = "this is the ISO code of a place that Freedom House does not rate"
      finding.hint = "leave the row out: \(Self.ignore(name))"
    } else if UnratedPlaces.contains(name: bare) {
      finding.rule = "this is a place that Freedom House does not rate"
      finding.hint = "leave the row out: \(Self.ignore(name))"
    } else if !meanings.isEmpty {
      finding.code = "ambiguous-code"
      finding.rule =
        "what this code means depends on the system: \(register.describe(meanings))"
      finding.hint = "choose one: \(CodeSystem.option(meanings.map(\.system)))"
    } else if let names = foreign.meanings(of: bare, in: register) {
      finding.code = "name-in-other-language"
      finding.rule = names.rule
      finding.hint = names.hint
    } else if let group = Aggregate.name(of: bare) {
      finding.code = "aggregate"
      finding.rule =
        "this is a group of countries\(group == bare ? "" : ", \(group)"), and no country or "
        + "territory"
      finding.hint =
        "leave the row out: \(Self.ignore(name)); or all such rows: "
        + "--ignore \(LeftOutRows.allAggregates)"
    } else {
      finding.hint = hint(for: name, isShown: findings.shows(finding))
      if let latin = LookAlikeLetters.latin(name), !register.entities(named: latin).isEmpty {
        finding.rule += "; some of its letters are Cyrillic or Greek and only look Latin"
      }
    }
    return finding
  }

  /// Reports, once, in which language the names are that are not known.
  func reportLanguage() { foreign.report(to: findings) }

  private static func ignore(_ name: String) -> String {
    "--ignore \(ShellWord.quoted(name.visible(cutTo: 80)))"
  }

  private func hint(for name: String, isShown: Bool) -> String {
    if let hint = hints[name] { return hint }
    let usual = "see 'freedom entities' for the names known"
    guard isShown, hints.count < Self.mostHints else { return usual }
    let similar = register.entities(withNamesLike: name).map(\.name)
    let hint = similar.isEmpty ? usual : "did you mean: " + similar.joined(separator: "; ")
    hints[name] = hint
    return hint
  }

  /// Reports, once, that an entity has a second name in one file.
  func note(spelling name: String, of entity: Entity, row: Int, column: Int) {
    guard !name.isEmpty, let first = spellings.add(name, of: entity.id, row: row) else { return }
    findings.report(
      .note, code: "two-names", row: row, column: column, value: name,
      rule: "the same as \"\(first.visible(cutTo: 80))\" above; both are \(entity.name)")
  }
}

/// Under which names a user's own file has each entity, and from which row on.
struct EntitySpellings {
  private struct Use {
    let row: Int
    let name: String
  }

  /// How many changes of name are kept for each entity: a file that alternates between two
  /// names a hundred thousand times needs only this to be understood.
  private static let limit = 1000

  private var uses: [String: [Use]] = [:]
  /// Whether an entity has more than one name.
  private(set) var areSeveral = false

  /// Adds the name that a row has for an entity; returns its first name where this one is new
  /// beside it.
  mutating func add(_ name: String, of entity: String, row: Int) -> String? {
    guard let known = uses[entity], let first = known.first, let last = known.last else {
      uses[entity] = [Use(row: row, name: name)]
      return nil
    }
    guard last.name != name, !EntityRegister.isOneSpelling(last.name, name) else { return nil }
    let isNew = !known.contains { EntityRegister.isOneSpelling($0.name, name) }
    if known.count < Self.limit { uses[entity]?.append(Use(row: row, name: name)) }
    areSeveral = true
    return isNew ? first.name : nil
  }

  /// The name that an entity had in a row; `nil` where it is not known.
  func name(of entity: String, inRow row: Int) -> String? {
    uses[entity]?.last { $0.row <= row }?.name
  }
}

/// Names of a file that are not known in English, and are names in other languages. They are never
/// accepted without the user's consent: what is a country's name in one language may be another's
/// in a second.
struct NamesInOtherLanguages {
  private var counts: [NameLanguage: Int] = [:]
  private var examples: [NameLanguage: [String]] = [:]
  private var seen: Set<String> = []
  private static let kept = 1000
  private static let shown = 3

  /// What a name that is not known in English means in other languages, and what to do about it;
  /// `nil` where it means nothing in any.
  mutating func meanings(
    of name: String, in register: EntityRegister
  ) -> (rule: String, hint: String)? {
    let found = register.translations.meanings(of: name)
    guard !found.isEmpty else { return nil }
    let languages = NameLanguage.allCases.filter { language in
      found.contains { $0.language == language }
    }
    if seen.count < Self.kept, seen.insert(name).inserted {
      for language in languages {
        counts[language, default: 0] += 1
        if examples[language, default: []].count < Self.shown {
          examples[language, default: []].append(name)
        }
      }
    }
    let ids = found.map(\.entity).uniqued()
    let meanings = ids.map { id in
      let own = languages.filter { language in
        found.contains { $0.entity == id && $0.language == language }
      }
      return "\(register[id: id]?.name ?? id) in \(Self.list(own.map(\.title)))"
    }
    return (
      "no country or territory has this name in English; it is " + meanings.joined(separator: ", "),
      "name the language of the file: \(Self.option(languages))"
    )
  }

  /// Reports the language of most of the names, where there are several.
  func report(to findings: FileFindings) {
    guard seen.count > 1, let most = counts.values.max(), most > 1 else { return }
    let languages = NameLanguage.allCases.filter { counts[$0] == most }
    guard let first = languages.first else { return }
    findings.report(
      Finding(
        .note, code: "names-in-other-language", file: findings.file,
        rule: "\(most) of the names that are not known are \(Self.list(languages.map(\.title))), "
          + "such as \((examples[first] ?? []).joined(separator: ", "))",
        hint: "name it: \(Self.option(languages))"))
  }

  private static func option(_ languages: [NameLanguage]) -> String {
    "--names " + languages.prefix(shown).map(\.rawValue).joined(separator: " or ")
  }

  private static func list(_ names: [String]) -> String {
    let names = names.count > shown ? names.prefix(shown) + ["others"] : names[...]
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}

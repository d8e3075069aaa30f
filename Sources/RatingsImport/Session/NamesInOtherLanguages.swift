import FreedomModel

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
    "--names " + languages.prefix(shown).map(\.rawValue).joined(separator: "|")
  }

  private static func list(_ names: [String]) -> String {
    let names = names.count > shown ? names.prefix(shown) + ["others"] : names[...]
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}

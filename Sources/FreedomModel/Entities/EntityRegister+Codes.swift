extension EntityRegister {
  /// What codes mean in which systems, in words: `Australia (ISO) or Austria (COW letters, Polity)`.
  package func describe(_ meanings: [EntityCode]) -> String {
    var order: [String] = []
    var systems: [String: [String]] = [:]
    for meaning in meanings {
      if systems[meaning.entity] == nil { order.append(meaning.entity) }
      if systems[meaning.entity]?.contains(meaning.system.title) != true {
        systems[meaning.entity, default: []].append(meaning.system.title)
      }
    }
    return order.map { id in
      "\(self[id: id]?.name ?? id) (\((systems[id] ?? []).joined(separator: ", ")))"
    }.joined(separator: " or ")
  }

  /// The positions of the entities that a code with its system in front stands for: `cow:310`.
  func positions(ofQualified text: String) -> [Int] {
    guard let colon = text.firstIndex(of: ":"),
      let system = CodeSystem(rawValue: text[..<colon].lowercased())
    else { return [] }
    let code = String(text[text.index(after: colon)...])
    let ids = codes.meanings(of: code, in: system).map(\.entity)
    return Set(ids.compactMap { position(of: $0) }).sorted()
  }
}

extension CodeSystem {
  /// The option that names one of some systems: `--codes cow|gw`.
  package static func option(_ systems: [CodeSystem]) -> String {
    "--codes " + systems.uniqued().map(\.rawValue).joined(separator: "|")
  }
}

internal import DisplayText
public import FreedomModel
internal import RatingsStore

extension RatingsLibrary {
  /// What to do about a name that does not match an entity, where something is known of it: a code
  /// of another system, a group of countries, or a place that Freedom House does not rate.
  func advice(on name: String) throws -> String? {
    let name = name.trimmedOfBlanks
    if let advice = try register().adviceOnCode(name) { return advice }
    if let options = optionsOfGroup(name) { return options }
    if Aggregate.name(of: name) != nil {
      return "this is a group of countries: see --region and --group of the command"
    }
    return UnratedPlaces.contains(name: name) || UnratedPlaces.contains(code: name)
      ? "Freedom House does not rate this place" : nil
  }

  /// The options that mean the world, a region or a group of states; `nil` where none has the name.
  private func optionsOfGroup(_ name: String) -> String? {
    if Self.isWorld(name) {
      return
        "for all countries use --all, for their mean --baseline world ('freedom compare' has it)"
    }
    let word = ShellWord.quoted(name)
    let option: String
    if (try? region(name)) != nil {
      option = "--region \(word)"
    } else if let group = bundledOrOwnGroup(name) {
      option = "--group \(ShellWord.quoted(group))"
    } else {
      return nil
    }
    return "this is a group of countries: use \(option) for its members, --baseline \(word) for "
      + "their mean ('freedom compare' has both)"
  }

  /// The option for what is not a region: a group of states, or the world.
  func adviceOnRegion(_ name: String) -> String? {
    if Self.isWorld(name) { return "all countries are meant without --region" }
    return bundledOrOwnGroup(name).map { "this is a group of states: use --group \($0)" }
  }

  /// The option for what is not a group of states: a region, or the world.
  func adviceOnGroup(_ name: String) -> String? {
    if Self.isWorld(name) { return "all countries are meant without --group" }
    return (try? region(name)) == nil
      ? nil : "this is a region: use --region \(ShellWord.quoted(name))"
  }

  /// The region or the group of states that a name means; `nil` where it is neither, or both.
  func regionOrGroup(_ name: String, from groupsFile: String?) throws -> Membership? {
    if Self.isWorld(name) { return .world }
    let region = try? region(name.trimmedOfBlanks)
    let group = try groups(from: groupsFile).membership(of: Self.shortName(ofGroup: name))
    return region == nil ? group : group == nil ? region : nil
  }

  private static func isWorld(_ name: String) -> Bool {
    ["world", "the world", "owid_wrl", "wld", "global"].contains(
      name.trimmedOfBlanks.lowercased())
  }

  /// The name that a group has here: `eu` for the European Union.
  static func shortName(ofGroup name: String) -> String {
    let name = name.trimmedOfBlanks.lowercased()
    return ["european union": "eu", "the eu": "eu"][name] ?? name
  }

  private func bundledOrOwnGroup(_ name: String) -> String? {
    let group = Self.shortName(ofGroup: name)
    return (try? groups())?.membership(of: group) == nil ? nil : group
  }
}

extension RatingsLibrary {
  /// The indicator that an id, its last part or a label means: `fiw.total`, `total` or `Total
  /// score`.
  ///
  /// - Throws: A ``LibraryError`` for an unknown or ambiguous one, or one that the one ``source``
  ///   has no values of; or a `StoreError`.
  public func indicator(_ text: String) throws -> Indicator {
    if let known = Indicator.freedomHouse.first(where: { $0.id == text }) {
      return try checked(known)
    }
    let catalog = try wholeCatalog()
    let found = catalog.find(text)
    guard let first = found.first else {
      throw LibraryError.unknown(
        .indicator, text,
        suggestions: Similarity.nearest(to: text, among: catalog.indicators.map(\.id)))
    }
    guard found.count == 1 else {
      throw LibraryError.ambiguous(.indicator, text, candidates: found.map(\.id))
    }
    return try checked(first)
  }

  /// The indicators of all sources: a name means the same whichever of them answers.
  private func wholeCatalog() throws -> IndicatorCatalog {
    try database.only(source: nil).catalog()
  }

  /// The indicators of some texts, each once, in their order. A text can name several:
  /// `fiw.pr,fiw.cl`.
  ///
  /// - Throws: A ``LibraryError`` for an unknown or ambiguous one, or a `StoreError`.
  public func indicators(_ texts: [String]) throws -> [Indicator] {
    let named = try texts.flatMap { text in
      // The id of a user's own indicator may have a comma.
      guard text.contains(","), try wholeCatalog().find(text).isEmpty else { return [text] }
      return text.split(separator: ",").map(\.trimmedOfBlanks).filter { !$0.isEmpty }
    }
    return try LibraryError.resolving(named.isEmpty ? texts : named, indicator)
      .uniqued(by: \.id)
  }
}

package enum Similarity {
  package static func nearest(to text: String, among candidates: [String]) -> [String] {
    let wanted = Array(text.lowercased().utf8)
    guard !wanted.isEmpty else { return [] }
    let limit = wanted.count < 4 ? 1 : max(2, wanted.count / 3)
    let scored = candidates.compactMap { candidate -> (distance: Int, candidate: String)? in
      let known = candidate.lowercased()
      let isPart = known.hasSuffix("." + text.lowercased()) || known.hasPrefix(text.lowercased())
      // Who mistypes two letters has the first one right.
      let most = isPart || known.utf8.first != wanted.first ? 1 : limit
      let distance = EditDistance.between(wanted, Array(known.utf8), atMost: most)
      return (distance ?? (isPart ? 1 : nil)).map { ($0, candidate) }
    }
    return scored.sorted { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }
      .prefix(3).map(\.candidate)
  }

  package static func isSlip(_ text: String, of other: String) -> Bool {
    EditDistance.between(
      Array(text.lowercased().utf8), Array(other.lowercased().utf8), atMost: 1) == 1
  }
}

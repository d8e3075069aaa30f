internal import FreedomModel
public import RatingsAnalysis

extension RatingsLibrary {
  /// Which entities a baseline is the mean of: `world`, `region:NAME`, or one entity.
  ///
  /// - Parameter text: The baseline as a person writes it.
  /// - Returns: The membership.
  /// - Throws: An ``UnknownName`` where there is no such region or entity.
  public func membership(_ text: String) throws -> Membership {
    if text.lowercased() == "world" { return .world }
    guard let colon = text.firstIndex(of: ":") else {
      let entity = try entity(text)
      return Membership(name: entity.id) { other, _ in other.id == entity.id }
    }
    let name = text[text.index(after: colon)...].trimmedOfBlanks
    guard text[..<colon].lowercased() == "region" else {
      throw UnknownName(
        kind: "baseline", name: text, isAmbiguous: false,
        suggestions: ["world", "region:Eurasia"])
    }
    for grouping in RegionGrouping.allCases {
      let regions = Set(register.entities.compactMap(grouping.region(of:)))
      if let region = regions.first(where: { $0.lowercased() == name.lowercased() }) {
        return .region(region, grouping: grouping)
      }
    }
    throw UnknownName(
      kind: "region", name: name, isAmbiguous: false,
      suggestions: Set(register.entities.compactMap(\.region)).sorted())
  }
}

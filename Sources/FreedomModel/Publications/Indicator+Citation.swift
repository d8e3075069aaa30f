extension Sequence<Indicator> {
  /// How the publications that some indicators belong to are cited, each once, in one line; empty for
  /// publications that are not Freedom House's.
  package var citation: String {
    let publications = Set(map(\.publication))
    return Publication.freedomHouse.filter { publications.contains($0.id) }
      .map(\.citation).joined(separator: " ")
  }
}

extension Indicator {
  /// How its publication is cited; empty for one that is not Freedom House's.
  package var citation: String { CollectionOfOne(self).citation }
}

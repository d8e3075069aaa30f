extension Sequence<Indicator> {
  /// How the publications that some indicators belong to are cited, in one sentence: Freedom House's
  /// together, then each of a user's own.
  package var citation: String {
    let official = Publication.citation(ofPublications: map(\.publication))
    let own = filter { !Publication.isFreedomHouse($0.publication) }.map {
      $0.credit ?? $0.publication
    }
    return ((official.isEmpty ? [] : [official]) + own.uniqued()).joined(separator: "; ")
  }
}

extension Indicator {
  /// How its publication is cited.
  package var citation: String { CollectionOfOne(self).citation }
}

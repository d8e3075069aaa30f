extension Sequence<Indicator> {
  /// How the publications that some indicators belong to are cited, in one sentence; empty for
  /// publications that are not Freedom House's.
  package var citation: String { Publication.citation(ofPublications: map(\.publication)) }
}

extension Indicator {
  /// How its publication is cited; empty for one that is not Freedom House's.
  package var citation: String { CollectionOfOne(self).citation }
}

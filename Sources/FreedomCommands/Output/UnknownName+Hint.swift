import FreedomRatings

extension UnknownName {
  /// What to do next: what may have been meant, else where the names are.
  var hint: String? {
    if !meanings.isEmpty {
      return "a code needs its system in front: " + meanings.joined(separator: "; ")
    }
    if !suggestions.isEmpty {
      return (isAmbiguous ? "write one of: " : "did you mean: ")
        + suggestions.joined(separator: "; ")
    }
    if !known.isEmpty { return "there are: " + known.joined(separator: "; ") }
    switch kind {
    case .entity: return "'freedom entities TEXT' looks for names"
    case .indicator: return "'freedom codebook' lists them"
    case .source: return "'freedom sources' lists them"
    case .region, .group, .baseline, .column: return nil
    }
  }
}

extension String {
  /// The text as XML and HTML want it, in elements and in attributes between double quotes; what cannot be
  /// shown is an escape such as `\u{7}`.
  package var escapedMarkup: String {
    if isPlain { return self }
    return visible.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}

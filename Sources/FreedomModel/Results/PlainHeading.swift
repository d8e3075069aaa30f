extension ResultTable.Column {
  /// The heading in plain English, such as `p value` of `p`; what a name adds in brackets stays.
  package var heading: String {
    if let plainName { return plainName }
    let parts = name.split(separator: " ", maxSplits: 1)
    guard let first = parts.first.map(String.init) else { return name }
    guard parts.count == 1 || parts[1].hasPrefix("(") else { return name }
    let plain = Self.plainNames[first] ?? first.replacing("_", with: " ")
    return parts.count == 1 ? plain : "\(plain) \(parts[1])"
  }

  /// The names whose words are not those that they are made of.
  private static let plainNames = [
    "a": "electoral process", "bic": "BIC", "censored": "ongoing",
    "cl_score": "civil liberties score",
    "cow": "COW code", "first": "first value", "freer_is": "freer end", "from": "first year",
    "from_status": "status before", "gw": "GW code", "id": "code", "iso2": "ISO alpha-2",
    "iso3": "ISO alpha-3", "iso_numeric": "ISO numeric", "last": "last value",
    "left_censored": "left-censored", "n": "values", "net": "net change", "p": "p value",
    "p_adjusted": "adjusted p value", "pr_score": "political rights score",
    "right_censored": "right-censored", "rss": "residual sum of squares",
    "s": "Mann-Kendall S", "sha256": "SHA-256", "slope_high": "upper limit of slope",
    "slope_low": "lower limit of slope", "tau": "Kendall tau-b", "to": "last year",
    "to_status": "status after",
  ]
}

internal import DisplayText

/// Writes SVG elements, one to a line, with everything escaped.
struct SVGWriter {
  private(set) var written = ""
  /// What ids begin with.
  let id: String

  init(id: String) {
    self.id = id
  }

  /// An element without content.
  mutating func element(_ name: String, _ attributes: [(String, String)]) {
    open(name, attributes, end: "/>\n")
  }

  /// An element around a text.
  mutating func element(_ name: String, _ attributes: [(String, String)], text: String) {
    open(name, attributes, end: ">")
    written += text.escapedMarkup + "</\(name)>\n"
  }

  /// An element around others.
  mutating func group(
    _ name: String = "g", _ attributes: [(String, String)], _ content: (inout SVGWriter) -> Void
  ) {
    open(name, attributes, end: ">\n")
    content(&self)
    written += "</\(name)>\n"
  }

  /// Text that is already XML, such as a style sheet of this project's own.
  mutating func raw(_ text: String) {
    written += text
  }

  private mutating func open(_ name: String, _ attributes: [(String, String)], end: String) {
    written += "<" + name
    for (key, value) in attributes {
      written += " " + key + "=\"" + value.escapedMarkup + "\""
    }
    written += end
  }
}

extension Double {
  /// The number with at most two decimals.
  var decimals: String {
    guard isFinite, magnitude < 1e12 else { return "0" }
    let hundredths = Int((self * 100).rounded())
    let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return rest % 10 == 0
      ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}

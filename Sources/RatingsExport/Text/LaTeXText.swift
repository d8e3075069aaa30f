internal import DisplayText
internal import FreedomModel

/// Escapes text for LaTeX and BibTeX.
enum LaTeXText {
  /// The text so that it shows as it is. Braces stay balanced, as BibTeX needs them to be; letters
  /// beyond ASCII are left as UTF-8.
  static func escaped(_ text: String) -> String {
    if text.isPlain { return text }
    var result = ""
    var before: Unicode.Scalar?
    for scalar in text.visible.unicodeScalars {
      switch scalar {
      case "\\": result += "\\textbackslash{}"
      case "{": result += "\\textbraceleft{}"
      case "}": result += "\\textbraceright{}"
      case "$", "&", "#", "%", "_": result += "\\" + String(scalar)
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      case "`": result += "\\textasciigrave{}"
      case "<": result += "\\textless{}"
      case ">": result += "\\textgreater{}"
      case "|": result += "\\textbar{}"
      case "\"": result += "\\char34{}"
      // Two of these in a row would become a dash, a quotation mark or a Spanish stop.
      case "-" where before == "-", "'" where before == "'", "," where before == ",":
        result += "{}" + String(scalar)
      // After a line's end these would be read as its arguments.
      case "[", "*": result += "{" + String(scalar) + "}"
      default: result.unicodeScalars.append(scalar)
      }
      before = scalar
    }
    return result
  }

  /// A number, with a real minus sign and a power of ten.
  static func number(_ text: String) -> String {
    guard let mark = text.firstIndex(of: "e") else {
      return text.hasPrefix("-") ? "$\(text)$" : text
    }
    let exponent = Int(text[text.index(after: mark)...]) ?? 0
    return "$\(text[..<mark]) \\times 10^{\(exponent)}$"
  }
}

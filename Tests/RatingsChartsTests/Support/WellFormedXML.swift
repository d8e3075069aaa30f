import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads XML with a parser that is not this project's.
enum WellFormedXML {
  /// What is wrong with a document; `nil` if nothing is.
  static func problem(in text: String) -> String? {
    let parser = XMLParser(data: Data(text.utf8))
    guard parser.parse(), text.hasSuffix("</svg>\n") else {
      return parser.parserError.map(String.init(describing:)) ?? "cut short"
    }
    return nil
  }
}

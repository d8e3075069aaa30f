/// A form in which citations are written.
public enum CitationStyle: String, Sendable, CaseIterable {
  /// Sentences for a list of references.
  case text
  /// BibTeX, for LaTeX.
  case bibtex
  /// RIS, for reference managers.
  case ris
  /// CSL-JSON, for Pandoc, Zotero and the like.
  case csl = "csl-json"

  /// The ending of the names of files that hold the form, without the dot.
  public var fileExtension: String {
    switch self {
    case .text: "txt"
    case .bibtex: "bib"
    case .ris: "ris"
    case .csl: "json"
    }
  }

  /// The form that the ending of a file's name stands for; `nil` where it stands for none.
  public static func forFile(_ path: String) -> CitationStyle? {
    guard let ending = FileEnding(of: path) else { return nil }
    return allCases.first { $0.fileExtension == ending.text }
  }

  /// Some citations in this form, one after the other, with a line feed at the end.
  public func document(_ citations: [Citation]) -> String {
    switch self {
    case .text: citations.map { $0.sentence + "\n" }.joined(separator: "\n")
    case .bibtex: citations.map(\.bibTeX).joined(separator: "\n")
    case .ris: citations.map(\.ris).joined(separator: "\n")
    case .csl: JSONNode.list(citations.map(\.cslItem)).document
    }
  }
}

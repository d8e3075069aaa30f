/// An indicator's id reduced to what a reader can tell apart: without regard to case, to blanks at its ends,
/// to the kind and number of blanks inside, to characters of no width, or to how accents are composed.
package struct FoldedID: Hashable, Sendable {
  private let text: String

  /// Folds an id.
  package init(_ id: String) {
    let visible = id.lowercased().unicodeScalars.filter {
      !$0.properties.isDefaultIgnorableCodePoint && $0 != "\u{200B}"
    }
    text = String(String.UnicodeScalarView(visible)).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}

/// An indicator's id reduced to what a reader can tell apart: without regard to case, to blanks at its ends,
/// to the kind and number of blanks inside, to characters of no width, or to how accents are composed.
package struct FoldedID: Hashable, Sendable {
  private let text: String

  /// Folds an id.
  package init(_ id: String) {
    text = id.lowercased().split { character in
      character.isWhitespace
        || character.unicodeScalars.allSatisfy { $0.properties.isDefaultIgnorableCodePoint }
    }.joined(separator: " ")
  }
}

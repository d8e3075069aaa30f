import FreedomModel

/// A name as Freedom House's files write it: perhaps with blanks and asterisks behind it.
struct WrittenName {
  /// The name without them.
  let name: String
  /// Whether an asterisk stands behind it: in some files the mark of a territory.
  let isMarked: Bool

  init(_ text: String) {
    var name = text.trimmedOfBlanks
    var isMarked = false
    while name.last == "*" {
      isMarked = true
      name.removeLast()
      name = name.trimmedOfBlanks
    }
    self.name = name
    self.isMarked = isMarked
  }
}

internal import DisplayText

/// Makes the names of sheets such as Excel allows, each once.
struct SheetNames {
  /// The most UTF-16 code units that Excel allows.
  private static let longest = 31
  /// Names in use, and the one that Excel keeps for itself.
  private var taken: Set<String> = ["history"]

  mutating func fitted(_ name: String) -> String {
    var plain = ""
    for scalar in name.visible.unicodeScalars {
      plain.unicodeScalars.append("[]:*?/\\".unicodeScalars.contains(scalar) ? "-" : scalar)
    }
    while plain.hasPrefix("'") { plain.removeFirst() }
    plain = SheetNames.cut(plain, to: SheetNames.longest)
    while plain.hasSuffix("'") { plain.removeLast() }
    if plain.isEmpty { plain = "Sheet" }
    var unique = plain
    var number = 2
    while !taken.insert(unique.lowercased()).inserted {
      let ending = " (\(number))"
      unique = SheetNames.cut(plain, to: SheetNames.longest - ending.count) + ending
      number += 1
    }
    return unique
  }

  private static func cut(_ name: String, to length: Int) -> String {
    var name = name
    while name.utf16.count > length { name.removeLast() }
    return name
  }
}

/// Names of the parts of a workbook, and how parts refer to each other.
enum PartName {
  /// The part that tells what a part refers to.
  static func relationships(of part: String) -> String {
    let (folder, name) = split(part)
    return folder + "_rels/" + name + ".rels"
  }

  /// The part that a target means when a part refers to it.
  static func resolve(_ target: String, from part: String) -> String {
    let start = target.hasPrefix("/") ? "" : split(part).folder
    var pieces: [Substring] = []
    for piece in (start + target).split(separator: "/") {
      switch piece {
      case ".": continue
      case "..": _ = pieces.popLast()
      default: pieces.append(piece)
      }
    }
    return pieces.joined(separator: "/")
  }

  private static func split(_ part: String) -> (folder: String, name: String) {
    guard let slash = part.lastIndex(of: "/") else { return ("", part) }
    let after = part.index(after: slash)
    return (String(part[..<after]), String(part[after...]))
  }
}

extension Publication {
  /// Whether an id is that of one of Freedom House's publications.
  package static func isFreedomHouse(_ id: String) -> Bool {
    freedomHouse.contains { $0.id == id }
  }

  /// The id that a written name stands for: without blanks at its ends, and one of Freedom House's in
  /// any case of letters.
  package static func id(named name: String) -> String {
    let trimmed = name.trimmedOfBlanks
    let lower = trimmed.lowercased()
    return isFreedomHouse(lower) ? lower : trimmed
  }

  /// Why a name cannot be that of a user's own publication: it looks like one of Freedom House's, or
  /// its indicators could be taken for those of another.
  package static func objection(to name: String) -> String? {
    let id = id(named: name)
    if isFreedomHouse(id) { return nil }
    if id.isEmpty { return "a publication needs a name" }
    let hasUnseen = id.unicodeScalars.contains {
      switch $0.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
      default: false
      }
    }
    if hasUnseen { return "a publication's name has no characters that cannot be seen" }
    if id.contains(".") { return "a publication's name has no full stop" }
    let key = plainKey(id)
    for known in freedomHouse where key == plainKey(known.title) || key == known.id {
      return "this is Freedom House's \(known.title); its name here is \(known.id)"
    }
    return nil
  }

  /// The letters and digits of a name, without case.
  private static func plainKey(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}

import FreedomModel

/// The edition that a title, a header or a sheet's name speaks of, such as `FIW2018`.
enum EditionInTitle {
  /// The edition of a year in four or two digits.
  static func edition(digits: some StringProtocol) -> Edition? {
    guard digits.utf8.count == 4 || digits.utf8.count == 2, let number = Int(digits) else {
      return nil
    }
    let year = digits.utf8.count == 4 ? number : number + (number < 73 ? 2000 : 1900)
    return EditionCalendar.edition(publication: "fiw", year: year)
  }

  /// Every edition that a text names: four digits anywhere, or two right behind `FIW`.
  static func editions(in text: String) -> [Edition] {
    var editions: [Edition] = []
    var rest = text[...]
    while let start = rest.firstIndex(where: { $0.isASCII && $0.isNumber }) {
      let digits = rest[start...].prefix { $0.isASCII && $0.isNumber }
      let before = HeaderName(String(text[..<start].suffix(4))).key
      if digits.utf8.count == 4 || before.hasSuffix("fiw"), let edition = edition(digits: digits) {
        if !editions.contains(edition) { editions.append(edition) }
      }
      rest = rest[digits.endIndex...]
    }
    return editions
  }
}

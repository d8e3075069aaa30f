import FreedomModel

/// The edition that a title, a header or a sheet's name mentions, such as `FIW2018`.
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

/// A name as Freedom House's files write it: perhaps with blanks and asterisks behind it.
struct WrittenName {
  /// The name without them.
  let name: String
  /// Whether it has an asterisk: in some files the mark of a territory.
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

extension EntityKind {
  /// The kind that a cell such as `c` or `t` means.
  init?(cell text: String) {
    switch text.trimmedOfBlanks.lowercased() {
    case "c", "country": self = .country
    case "t", "territory": self = .territory
    default: return nil
    }
  }

  /// The kind that a sheet's name or title names; `nil` where it names both or neither.
  init?(title: String) {
    let words = title.lowercased()
    switch (words.contains("countr"), words.contains("territor")) {
    case (true, false): self = .country
    case (false, true): self = .territory
    default: return nil
    }
  }
}

extension FileFindings {
  /// Reports that a file lists an entity among the countries where it counts as a territory, or the
  /// other way round; the entity keeps its own kind.
  func report(
    kind: EntityKind, of entity: Entity, editions: String, row: Int, column: Int
  ) {
    let other: EntityKind = kind == .country ? .territory : .country
    report(
      .note, code: "kind-differs", row: row, column: column, value: entity.name,
      rule: "listed as a \(kind.rawValue) in \(editions), where it counts as a \(other.rawValue)",
      hint: "the values are imported; the entity stays a \(other.rawValue)")
  }
}

/// Compares the regions that a file has with those of the register, which has them from the newest
/// file and from the grouping before; a region that differs from both is reported once an entity.
struct RegionCheck {
  private var reported: Set<[String]> = []

  mutating func check(
    _ written: String, of entity: Entity, row: Int, column: Int, _ findings: FileFindings
  ) {
    if written == entity.region || written == entity.formerRegion { return }
    let region = Self.key(written)
    let known = [entity.region, entity.formerRegion].compactMap { $0.map(Self.key) }
    guard !region.isEmpty, !known.isEmpty, !known.contains(region),
      reported.insert([entity.id, region]).inserted
    else { return }
    let names = [entity.region, entity.formerRegion].compactMap(\.self)
    findings.report(
      .note, code: "region-differs", row: row, column: column,
      value: "\(entity.name): \(written)",
      rule: "the register has \(Set(names).sorted().joined(separator: " or "))",
      hint: "regions are not imported")
  }

  /// The region in the form that is compared: prefaces and cells spell some regions differently.
  private static func key(_ text: String) -> String {
    switch HeaderName(text).key {
    case "asiapacific": "asia"
    case "theamericas": "americas"
    case "themiddleeast": "middleeast"
    case "subsaharanafrica": "ssa"
    case "middleeastandnorthafrica": "mena"
    case let key: key
    }
  }
}

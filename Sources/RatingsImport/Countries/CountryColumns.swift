import FreedomModel

/// The columns of a user's own file that say the country of a row: names, and codes.
struct CountryColumns: Sendable, Equatable {
  /// A column of codes.
  struct Codes: Sendable, Equatable {
    let column: Int
    /// What its header says of them; `nil` where it says nothing.
    let kind: CodeHeaders.Kind?
  }

  /// The columns of names, the one that counts first. A column without a header of its own kind may
  /// contain codes too, as a column `country` does.
  private(set) var names: [Int] = []
  /// The column of codes.
  private(set) var codes: Codes?
  /// A second column of codes, where there are no names to check the first by.
  private(set) var check: Codes?
  /// Whether the user named the column: then no other column of names counts.
  private(set) var isMapped = false

  /// The usual headers of a column of countries.
  static let nameHeaders = [
    "country", "country/territory", "country or territory", "country name", "name", "entity",
    "territory", "land", "state", "nation", "pays", "país", "countries", "cname", "economy",
    "country or area", "country/region", "statenme", "state name", "country_en", "en_country",
  ]
  private static let nameKeys = nameHeaders.map(HeaderName.init)

  /// Finds the columns in a header row; `nil` where none says the country of a row.
  ///
  /// - Parameters:
  ///   - headers: The header row.
  ///   - mapped: The column that the user named.
  ///   - excluded: Columns that the user assigned to something else.
  ///   - system: The system of codes that the user named.
  init?(headers: [HeaderName], mapped: Int?, excluded: Set<Int>, system: CodeSystem?) {
    let free = headers.indices.filter { !excluded.contains($0) }
    let first = Dictionary(free.map { (headers[$0], $0) }) { first, _ in first }
    var names = Self.nameKeys.compactMap { first[$0] }
    var kinds: [(column: Int, kind: CodeHeaders.Kind)] = CodeHeaders.keys.compactMap { key in
      first[key].flatMap { column in
        CodeHeaders.kind(of: headers[column], among: headers).map { (column, $0) }
      }
    }
    // The order is that of the list; what is sure to be ISO, or another system, comes first.
    kinds =
      kinds.filter { $0.kind == .iso } + kinds.filter { $0.kind != .iso && $0.kind.isSure }
      + kinds.filter { !$0.kind.isSure }
    if let mapped {
      isMapped = true
      if let known = kinds.first(where: { $0.column == mapped }) {
        codes = Codes(column: mapped, kind: known.kind)
      } else {
        names.removeAll { $0 == mapped }
        if system != nil, !Self.isName(headers[mapped]) {
          codes = Codes(column: mapped, kind: nil)
        } else {
          names = [mapped]
        }
      }
    }
    if codes == nil {
      codes = Self.best(of: kinds, for: system).map { Codes(column: $0.column, kind: $0.kind) }
    }
    if system != nil, codes == nil, let first = names.first {
      codes = Codes(column: first, kind: nil)
      names.removeFirst()
    }
    self.names = names
    if names.isEmpty {
      guard let codes else { return nil }
      check = kinds.first { $0.column != codes.column && $0.kind.isSure }
        .map { Codes(column: $0.column, kind: $0.kind) }
    }
  }

  private static func isName(_ header: HeaderName) -> Bool {
    nameKeys.contains(header)
  }

  /// The column of codes that counts: where the user named a system, one of it, or one whose header
  /// does not speak of another.
  private static func best(
    of kinds: [(column: Int, kind: CodeHeaders.Kind)], for system: CodeSystem?
  ) -> (column: Int, kind: CodeHeaders.Kind)? {
    guard let system else { return kinds.first }
    return kinds.first {
      $0.kind == .other(system) || $0.kind == .perhaps(system)
        || ($0.kind == .iso && system.isISOLetters)
    } ?? kinds.first { $0.kind == .unnamed }
  }

  /// The column that findings name.
  var shown: Int { codes?.column ?? names.first ?? 0 }
  /// All of them.
  var all: [Int] { names + [codes, check].compactMap { $0?.column } }
}

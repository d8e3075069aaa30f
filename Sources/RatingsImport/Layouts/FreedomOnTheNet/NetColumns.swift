import FreedomModel

/// Which column of a *Freedom on the Net* sheet holds what, found by header.
struct NetColumns: Sendable {
  /// The position of the header among the rows of the sheet.
  let position: Int
  /// The header's number in the file, 1 being the first.
  let row: Int
  /// The headers.
  let headers: [String]
  /// The column of the names.
  let country: Int
  /// The column of the edition, where there is one.
  let edition: Int?
  /// The columns of figures and the part of the indicator's id behind the publication.
  let figures: [(column: Int, name: String)]
  /// The columns that hold nothing known.
  let others: [Int]

  /// Finds the header of a sheet.
  ///
  /// A sheet is of *Freedom on the Net* when it has its three parts, a status and a total, and
  /// either its questions or its name: A to C alone are also those of *Freedom of the Press*.
  init?(in sheet: FilePreview.Sheet) {
    for (position, headers) in sheet.rows.enumerated() {
      let columns = NetColumns(headers, position: position, row: sheet.number(ofRow: position))
      let names = Set(columns?.figures.map(\.name) ?? [])
      guard let columns, names.isSuperset(of: ["a", "b", "c", "status", "total"]) else { continue }
      let texts = sheet.rows[...position].joined() + [sheet.name]
      guard
        names.isSuperset(of: ["a5", "b8", "c8"]) || columns.namesPartsInFull
          || texts.contains(where: Self.namesPublication)
      else { continue }
      self = columns
      return
    }
    return nil
  }

  private init?(_ headers: [String], position: Int, row: Int) {
    var country: Int?
    var edition: Int?
    var figures: [(column: Int, name: String)] = []
    var others: [Int] = []
    for (column, header) in headers.enumerated() {
      let key = HeaderName(header).key
      switch key {
      case "": continue
      case "country", "countryname", "countryterritory": country = country ?? column
      case "edition", "year", "surveyedition", "reportyear": edition = edition ?? column
      default:
        if let name = Self.figure(key) {
          figures.append((column, name))
        } else {
          others.append(column)
        }
      }
    }
    guard let country else { return nil }
    self.position = position
    self.row = row
    self.headers = headers
    self.country = country
    self.edition = edition
    self.figures = figures
    self.others = others
  }

  private var namesPartsInFull: Bool {
    headers.contains { HeaderName($0).key.hasSuffix("obstaclestoaccess") }
  }

  /// Whether a text names the publication.
  static func namesPublication(_ text: String) -> Bool {
    let key = HeaderName(text).key
    return key.contains("freedomonthenet") || key.contains("fotn")
  }

  private static func figure(_ key: String) -> String? {
    if items.contains(key) { return key }
    switch key {
    case "a", "aobstaclestoaccess", "obstaclestoaccess", "aaggr": return "a"
    case "b", "blimitsoncontent", "limitsoncontent", "baggr": return "b"
    case "c", "cviolationsofuserrights", "violationsofuserrights", "caggr": return "c"
    case "status", "total", "totalscore": return key == "status" ? "status" : "total"
    default: break
    }
    guard key.hasPrefix("freedomonthenet") || key.hasPrefix("fotn") else { return nil }
    if key.hasSuffix("status") { return "status" }
    return key.hasSuffix("total") || key.hasSuffix("totalscore") ? "total" : nil
  }

  private static let items = Set(
    [("a", 5), ("b", 8), ("c", 8)].flatMap { part, count in (1...count).map { "\(part)\($0)" } })
}

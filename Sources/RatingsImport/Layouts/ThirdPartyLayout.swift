import FreedomModel
import TabularFiles

/// A third party's tidy table of Freedom House's values for editions whose workbooks are not
/// public: one entity and edition a row, under exactly the headers of that file.
///
/// Freedom House's own workbooks rank above, so that they replace such a table whenever they are
/// imported.
struct ThirdPartyLayout: Layout {
  /// The rank of third parties' tables for which Freedom House has a workbook of its own.
  static let rank = -3

  let id: String
  let title: String
  let publication: String?
  let authority = ThirdPartyLayout.rank
  let trust: SourceTrust
  /// What the values rest on, for the note at every import.
  private let basis: String
  private let headers: [String]
  /// Headers of columns that say what the register knows, or how the values came.
  private let companions: Set<String>
  /// Whether a row has what Freedom House's rules compute from such values; a table of anything
  /// else under the same headers has rows that do not.
  private let fits: @Sendable ([String: String]) -> Bool

  func match(_ preview: FilePreview) -> LayoutMatch? {
    let tables = preview.sheets.map { sheet in
      isTable(sheet) ? TidyTable(in: sheet, companions: companions) : nil
    }
    guard tables.contains(where: { $0 != nil }) else { return nil }
    return LayoutMatch(preview, tables: tables) { session in
      session.cells.expectsStatusesInWords = true
      session.findings.report(
        Finding(
          .note, code: "third-party", file: session.findings.file,
          rule: "this is \(title): \(basis)",
          hint: "Freedom House's own workbook replaces these values when it is imported"))
      return true
    }
  }

  private func isTable(_ sheet: FilePreview.Sheet) -> Bool {
    guard sheet.rows.first == headers, sheet.rows.count > 1 else { return false }
    return sheet.rows.dropFirst().allSatisfy { row in
      row.allSatisfy(\.isEmpty)
        || (row.count <= headers.count && fits(Dictionary(zip(headers, row)) { first, _ in first }))
    }
  }
}

extension ThirdPartyLayout {
  /// Totals, scores and statuses of an edition of *Freedom in the World*, transcribed from Freedom
  /// House's table of country scores.
  static let freedomScores = ThirdPartyLayout(
    id: "fiw-third-party-scores",
    title: "a third party's table of Freedom in the World scores of one edition",
    publication: Publication.freedomInTheWorld.id, trust: .agreeingThirdParties,
    basis: "countries agree with a second source; territories and Sudan have this one",
    headers: ["country", "iso2", "kind", "edition", "total", "pr_score", "cl_score", "status"],
    companions: ["kind"],
    fits: { row in
      isRecent(row["edition"]) && (row["status"].map(isStatus) ?? false)
        && number(row["pr_score"]) + number(row["cl_score"]) == number(row["total"])
    })

  /// Ratings and statuses of an edition of *Freedom in the World*, by ISO 3166 code.
  static let freedomRatings = ThirdPartyLayout(
    id: "fiw-third-party-ratings",
    title: "a third party's table of Freedom in the World ratings of one edition",
    publication: Publication.freedomInTheWorld.id, trust: .agreeingThirdParties,
    basis: "statuses agree with a second source, and the ratings follow from its scores",
    headers: ["iso2", "edition", "pr", "cl", "status"], companions: [],
    fits: { row in
      guard isRecent(row["edition"]),
        case .status(let status) = RuleBook.status(
          politicalRights: number(row["pr"]), civilLiberties: number(row["cl"]))
      else { return false }
      return row["status"].flatMap(Self.status) == status
    })

  /// Totals, parts and statuses of *Freedom on the Net*, editions 2015 to 2025.
  static let netEditions = ThirdPartyLayout(
    id: "fotn-third-party",
    title: "a third party's table of Freedom on the Net, several editions",
    publication: "fotn", trust: .oneThirdParty,
    basis: "the editions 2019, 2021 and 2025 agree with a second source; the others have this one",
    headers: ["edition", "iso3", "country", "total", "a", "b", "c", "status", "route"],
    companions: ["route"], fits: { isSum($0, of: ["a", "b", "c"]) })

  /// Totals, parts and statuses of the last two editions of *Freedom of the Press*.
  static let pressParts = ThirdPartyLayout(
    id: "fotp-third-party-parts",
    title: "a third party's table of Freedom of the Press parts",
    publication: "fotp", trust: .oneThirdParty,
    basis: "totals and statuses agree with a second source; the parts have this one",
    headers: [
      "edition", "iso3", "country", "total", "legal", "political", "economic", "status",
    ],
    companions: [], fits: { isSum($0, of: ["legal", "political", "economic"]) })

  /// The last edition whose workbooks Freedom House published.
  private static let lastPublicEdition = 2025

  private static func isRecent(_ edition: String?) -> Bool {
    number(edition) > Double(lastPublicEdition)
  }

  private static func isStatus(_ text: String) -> Bool { status(text) != nil }

  private static func status(_ text: String) -> FreedomStatus? {
    switch StatusText(text) {
    case .plain(let status), .spelled(let status): status
    case .none: nil
    }
  }

  /// Whether the total of a row is the sum of its parts, where it has them.
  private static func isSum(_ row: [String: String], of parts: [String]) -> Bool {
    let values = parts.map { number(row[$0]) }
    let isTotalOnly = parts.allSatisfy { row[$0, default: ""].isEmpty }
    return isTotalOnly
      ? !number(row["total"]).isNaN : values.reduce(0, +) == number(row["total"])
  }

  /// A number; not a number where there is none, which equals nothing.
  private static func number(_ text: String?) -> Double {
    text.flatMap { NumberText($0.utf8).number } ?? .nan
  }
}

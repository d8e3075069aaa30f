internal import FreedomModel
internal import RatingsImport
internal import TabularFiles

/// What the codebook of a data package says about the indicators of a user's own publications, so
/// that their labels, scales and directions come back with their values.
struct PackageCodebook {
  static let name = "codebook.csv"

  /// The indicators; none of Freedom House's.
  private(set) var indicators: [Indicator] = []
  private(set) var citations: [String: String] = [:]
  private(set) var titles: [String: String] = [:]

  /// Reads a codebook; one that cannot be read says nothing.
  init(_ file: TabularFile?) {
    guard let sheet = file?.sheets.first else { return }
    var columns: [String: Int] = [:]
    try? sheet.readRows { row in
      let cells = row.texts
      if columns.isEmpty {
        columns = Dictionary(zip(cells, cells.indices)) { first, _ in first }
        return .next
      }
      func text(_ column: String) -> String {
        let cell = columns[column].flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? ""
        return SpreadsheetGuard.strip(cell)
      }
      take(text)
      return .next
    }
  }

  private mutating func take(_ text: (String) -> String) {
    let publication = text("publication")
    guard !publication.isEmpty, Publication.objection(to: publication) == nil,
      !Publication.isFreedomHouse(Publication.id(named: publication)),
      text("indicator").hasPrefix(publication + "."),
      let measure = Indicator.Measure(rawValue: text("type"))
    else { return }
    let source = text("source")
    let title = text("publication_title")
    if !title.isEmpty { titles[publication] = title }
    // Where no citation is known the title is in its place.
    if !source.isEmpty, source != publication, source != title { citations[publication] = source }
    indicators.append(
      Indicator(
        id: text("indicator"), publication: publication, label: text("label"), measure: measure,
        minimum: Double(text("minimum")), maximum: Double(text("maximum")),
        direction: measure == .status ? .higher : ScaleDirection(rawValue: text("freer_is")),
        description: text("description"), credit: citations[publication]))
  }
}

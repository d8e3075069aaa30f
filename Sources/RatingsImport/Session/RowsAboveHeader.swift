internal import DisplayText
import FreedomModel
import TabularFiles

/// The rows of a sheet above its header: titles, which are no data; or data, where a table was sorted
/// together with its header, or rows were pasted on top.
struct RowsAboveHeader {
  /// How many rows of data a refusal quotes.
  private static let quoted = 3

  private let rows: [PreviewedRow]
  private let header: (row: Int, texts: [String])

  /// - Parameters:
  ///   - rows: The rows above, in the order of the file; blank ones may be among them.
  ///   - headers: The headers.
  ///   - row: The header's number in the file.
  init(_ rows: [PreviewedRow], headers: [String], row: Int) {
    self.rows = rows.filter { $0.texts.contains { !$0.isEmpty } }
    header = (row, headers)
  }

  /// Whether there is no data among them; if there is, a finding refuses the file.
  ///
  /// - Parameters:
  ///   - names: The column of the countries and territories.
  ///   - session: The reading of the file.
  /// - Returns: Whether the sheet can be read.
  func areTitles(names: Int, in session: ImportSession) -> Bool {
    let data = rows.filter { isData($0.texts, names: names, session.register) }
    guard let first = data.first else { return true }
    let quotes = data.prefix(Self.quoted).map { "\($0.number): \(Self.quote($0.texts))" }
    session.report(
      session.finding(
        .refusedFile, code: "data-above-header", row: first.number,
        value: Self.quote(first.texts),
        rule: "row \(header.row) looks like the header (\(Self.quote(header.texts))), and "
          + (data.count == 1 ? "a row" : "\(data.count) rows") + " above it like data: "
          + quotes.joined(separator: "; ") + (data.count > Self.quoted ? "; ..." : ""),
        hint: "move the header to the top, or remove the rows above it"))
    return false
  }

  /// Names every row above the header, for a file that is not of a known layout.
  func reportTitles(in session: ImportSession) {
    for row in rows {
      session.report(
        session.finding(
          .note, code: "title-row", row: row.number, value: Self.quote(row.texts),
          rule: "this row above the header is taken for a title and not imported"))
    }
  }

  /// A row with a country and something beside it is data; so is one that is about as full as the header
  /// and has a number or a status.
  private func isData(_ texts: [String], names: Int, _ register: EntityRegister) -> Bool {
    let filled = texts.filter { !$0.isEmpty }
    guard filled.count >= 2 else { return false }
    if names < texts.count, Self.isEntity(texts[names], register) { return true }
    let width = header.texts.count { !$0.isEmpty }
    return filled.count > 2 && filled.count * 4 >= width * 3
      && filled.contains(where: Self.isFigure)
  }

  private static func isEntity(_ text: String, _ register: EntityRegister) -> Bool {
    if text.isEmpty { return false }
    return !register.entities(named: text).isEmpty
  }

  private static func isFigure(_ text: String) -> Bool {
    NumberText(text.utf8).number != nil || StatusText(text) != .none
  }

  private static func quote(_ texts: [String]) -> String {
    texts.filter { !$0.isEmpty }.joined(separator: ", ").visible(cutTo: 80)
  }
}

import FreedomModel
import TabularFiles

/// Freedom House's list of electoral democracies in one edition: countries, and `Yes` or `No`.
struct ElectoralDemocraciesLayout: Layout {
  let id = "fiw-electoral-democracies"
  let title = "the Freedom in the World list of electoral democracies"
  let publication: String? = Publication.freedomInTheWorld.id

  func match(_ preview: FilePreview) -> LayoutMatch? {
    LayoutMatch(preview) { ElectoralDemocraciesTable(in: $0) }
  }
}

/// One list: where its header row has the country and the answer.
struct ElectoralDemocraciesTable: SheetTable {
  let header: SheetHeader
  let name: Int
  let answer: Int
  /// The editions that titles and header name; the file's name has been wrong before.
  let editions: [Edition]

  init?(in sheet: FilePreview.Sheet) {
    for (position, headers) in sheet.rows.enumerated() {
      guard let answer = Self.answer(headers),
        let name = ScoreColumns(headers: headers).column(.name)
      else { continue }
      header = SheetHeader(in: sheet, to: position)
      self.name = name
      self.answer = answer
      let titles = sheet.rows[..<position].map { $0.joined(separator: " ") }
      editions = (titles + [headers[answer]]).flatMap(EditionInTitle.editions).uniqued()
      return
    }
    return nil
  }

  /// The column of the answers; a column of years makes it a table of another kind.
  private static func answer(_ headers: [String]) -> Int? {
    let names = headers.map { HeaderName($0).key }
    guard !names.contains("year"), !names.contains("edition") else { return nil }
    return names.firstIndex { $0.hasPrefix("electoraldemocrac") }
  }

  func reader(of sheet: Sheet, in session: ImportSession) throws -> (any SheetReader)? {
    guard header.isBelowTitles(names: name, in: session), let edition = edition(in: session) else {
      return nil
    }
    let indicator = try session.output.indicator("fiw.electoral_democracy")
    session.findings.report(
      unknownColumns: header.columns(besides: [name, answer]), row: header.row)
    return ElectoralDemocraciesReader(
      table: self, edition: edition, indicator: indicator, session: session)
  }

  private func edition(in session: ImportSession) -> Edition? {
    if editions.isEmpty, let named = session.options.edition,
      let edition = Edition.parse(label: named, publication: "fiw")
    {
      return edition
    }
    if editions.count == 1 { return editions[0] }
    session.findings.report(
      .refusedFile, code: editions.isEmpty ? "edition-not-named" : "contradicting-header",
      row: header.row, column: answer, value: header.texts[answer],
      rule: editions.isEmpty
        ? "neither the title nor the header says which edition this is"
        : "title and header name the editions \(editions.map(\.label).joined(separator: " and "))",
      hint: editions.isEmpty
        ? "name it, such as --edition 2025; a file's name is not trusted" : nil)
    return nil
  }
}

private final class ElectoralDemocraciesReader: SheetReader {
  private let table: ElectoralDemocraciesTable
  private let edition: Edition
  private let indicator: FileIndicator
  private let session: ImportSession
  private var notes = NoteRows()

  init(
    table: ElectoralDemocraciesTable, edition: Edition, indicator: FileIndicator,
    session: ImportSession
  ) {
    self.table = table
    self.edition = edition
    self.indicator = indicator
    self.session = session
  }

  func read(_ row: SheetRow) throws {
    let answer = row.text(at: table.answer).trimmedOfBlanks
    guard !answer.isEmpty else {
      if row.error != nil { _ = session.accepts(row, columns: table.header.width) }
      notes.add(row: row.number, text: row.cells.first.map(row.text) ?? "")
      return
    }
    guard session.accepts(row, columns: table.header.width) else { return }
    let name = WrittenName(row.text(at: table.name)).name
    guard !name.isEmpty else {
      session.findings.report(
        .refusedRow, code: "missing-name", row: row.number, column: table.name,
        rule: "a row with an answer needs the name of a country")
      return session.counts.reject()
    }
    guard
      let entity = session.names.entity(
        named: name, kind: .country, row: row.number, column: table.name)
    else { return session.counts.reject() }
    if entity.kind(inEdition: edition.year) != .country {
      session.findings.report(
        kind: .country, of: entity, editions: "the edition \(edition.label)", row: row.number,
        column: table.name)
    }
    var record = try session.output.record(of: entity, in: edition, row: row.number)
    record.add(reading(answer, row), of: indicator, at: table.answer)
    try session.output.take(record)
  }

  private func reading(_ answer: String, _ row: SheetRow) -> CellReading {
    switch answer.lowercased() {
    case "yes": return .value(.number(1))
    case "no": return .value(.number(0))
    default: break
    }
    guard MissingMark.mark(answer) != nil else {
      session.findings.report(
        .refusedRow, code: "not-an-answer", row: row.number, column: table.answer,
        header: table.header.texts[table.answer], value: answer, rule: "the answer is Yes or No")
      return .refused
    }
    session.counts.addMissing(answer)
    return .value(.absent(.notRated), text: answer)
  }

  func finish() { notes.report(to: session.findings) }
}

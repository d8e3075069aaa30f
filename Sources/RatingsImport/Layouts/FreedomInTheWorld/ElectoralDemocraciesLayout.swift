import FreedomModel
import TabularFiles

/// Freedom House's list of electoral democracies in one edition: countries, and `Yes` or `No`.
struct ElectoralDemocraciesLayout: Layout {
  let id = "fiw-electoral-democracies"
  let title = "the Freedom in the World list of electoral democracies"
  let publication: String? = Publication.freedomInTheWorld.id

  func recognises(_ file: FilePreview) -> Bool {
    file.sheets.contains { sheet in sheet.rows.contains { Columns(headers: $0) != nil } }
  }

  func read(_ file: TabularFile, into session: ImportSession) throws {
    for sheet in file.sheets {
      var titles: [PreviewedRow] = []
      var reading: ElectoralDemocraciesReading?
      var isRefused = false
      try sheet.readRows { row in
        if let reading {
          try reading.take(row)
          return .next
        }
        let previewed = row.previewed.trimmed
        let headers = previewed.texts
        guard let columns = Columns(headers: headers) else {
          titles.append(previewed)
          return titles.count < FilePreview.depth ? .next : .stop
        }
        session.report(hidden: sheet)
        try session.begin(sheet: sheet.name, columns: headers.count)
        let above = RowsAboveHeader(titles, headers: headers, row: row.number)
        guard session.acceptsHeader(row), above.areTitles(names: columns.name, in: session) else {
          isRefused = true
          return .stop
        }
        reading = try ElectoralDemocraciesReading(
          columns: columns, titles: titles.map { $0.texts.joined(separator: " ") },
          headerRow: row.number, session: session)
        isRefused = reading == nil
        return isRefused ? .stop : .next
      }
      if let reading {
        reading.finish()
      } else if !isRefused {
        session.report(skipped: sheet)
      }
    }
  }

  /// Where a header row has the country and the answer.
  struct Columns {
    let headers: [String]
    let name: Int
    let answer: Int

    /// `nil` where it has not, or where a column of years makes it a table of another kind.
    init?(headers: [String]) {
      let names = headers.map(HeaderName.init)
      guard
        let answer = names.firstIndex(where: { $0.key.hasPrefix("electoraldemocrac") }),
        names.allSatisfy({ $0.key != "year" && $0.key != "edition" }),
        let name = ScoreColumns(headers: headers).column(.name)
      else { return nil }
      self.headers = headers
      self.name = name
      self.answer = answer
    }
  }
}

/// The reading of one list.
private final class ElectoralDemocraciesReading {
  private let session: ImportSession
  private let columns: ElectoralDemocraciesLayout.Columns
  private let edition: Edition
  private let slot: IndicatorSlot
  private var notes = NoteRows()

  init?(
    columns: ElectoralDemocraciesLayout.Columns, titles: [String], headerRow: Int,
    session: ImportSession
  ) throws {
    guard let edition = Self.edition(columns, titles, headerRow, session) else { return nil }
    self.session = session
    self.columns = columns
    self.edition = edition
    slot = try session.slot("fiw.electoral_democracy")
    session.report(
      unknownColumns: columns.headers.enumerated().filter { column, header in
        column != columns.name && column != columns.answer
      }.map { ($0.offset, $0.element) }, row: headerRow)
  }

  /// The one edition that title and header name; the file's name has been wrong before.
  private static func edition(
    _ columns: ElectoralDemocraciesLayout.Columns, _ titles: [String], _ row: Int,
    _ session: ImportSession
  ) -> Edition? {
    var named: [Edition] = []
    for text in titles + [columns.headers[columns.answer]] {
      for edition in EditionInTitle.editions(in: text) where !named.contains(edition) {
        named.append(edition)
      }
    }
    if named.isEmpty, let told = session.options.edition,
      let edition = Edition.parse(label: told, publication: "fiw")
    {
      return edition
    }
    if named.count == 1 { return named[0] }
    session.report(
      session.finding(
        .refusedFile, code: named.isEmpty ? "edition-not-named" : "contradicting-header", row: row,
        column: columns.answer, value: columns.headers[columns.answer],
        rule: named.isEmpty
          ? "neither the title nor the header says which edition this is"
          : "title and header name the editions \(named.map(\.label).joined(separator: " and "))",
        hint: named.isEmpty
          ? "name it, such as --edition 2025; a file's name is not trusted" : nil))
    return nil
  }

  func take(_ row: SheetRow) throws {
    let answer = row.text(at: columns.answer).trimmedOfBlanks
    guard !answer.isEmpty else {
      if row.error != nil { _ = session.accepts(row, columns: columns.headers.count) }
      notes.add(row: row.number, text: row.cells.first.map(row.text) ?? "")
      return
    }
    guard session.accepts(row, columns: columns.headers.count) else { return }
    let name = WrittenName(row.text(at: columns.name)).name
    guard !name.isEmpty else {
      session.report(
        session.finding(
          .refusedRow, code: "missing-name", row: row.number, column: columns.name,
          rule: "a row with an answer needs the name of a country"))
      return session.reject()
    }
    guard
      let entity = session.entity(
        named: name, kind: .country, row: row.number, column: columns.name)
    else { return session.reject() }
    if entity.kind(inEdition: edition.year) != .country {
      session.reportKind(
        .country, of: entity, editions: "the edition \(edition.label)", row: row.number,
        column: columns.name)
    }
    var record = RatingRecord(entity: entity, edition: edition, row: row.number)
    if let value = value(answer) {
      if case .absent = value { session.countMissing(answer) }
      record.add(
        RatingRecord.Figure(
          slot: slot, value: value, text: value.number == nil ? answer : nil, row: row.number,
          column: columns.answer))
    } else {
      session.report(
        session.finding(
          .refusedRow, code: "not-an-answer", row: row.number, column: columns.answer,
          header: columns.headers[columns.answer], value: answer, rule: "the answer is Yes or No"))
      record.refuse()
    }
    try session.commit(record)
  }

  private func value(_ answer: String) -> ObservationValue? {
    switch answer.lowercased() {
    case "yes": .number(1)
    case "no": .number(0)
    default: MissingMark.mark(answer) == nil ? nil : .absent(.notRated)
    }
  }

  func finish() { notes.report(in: session) }
}

import FreedomModel
import TabularFiles

/// A person's own figures of one indicator, entities down and years across.
struct WideLayout: Layout {
  let id = "wide"
  let title = "a table of countries by years"
  let publication: String? = nil
  let unit = RowUnit.observation

  func recognises(_ file: FilePreview) -> Bool {
    file.sheets.contains { header(of: $0, mapping: [:]) != nil }
  }

  func header(of sheet: FilePreview.Sheet, mapping: [String: String]) -> OwnHeader? {
    OwnHeader(in: sheet) { headers in
      OwnFields(headers: headers, mapping: mapping).columns[.country] != nil
        && Self.yearColumns(headers).count >= 2
    }
  }

  /// The columns whose header is a year, or the label of an edition.
  static func yearColumns(_ headers: [String]) -> [Int] {
    headers.indices.filter { column in
      let editions = OwnEditions(publication: "own", rule: .edition)
      return editions.edition(headers[column]) != nil
        || Edition.parse(label: headers[column], coverage: nil, publication: "fiw") != nil
    }
  }

  func read(_ file: TabularFile, into session: ImportSession) throws {
    let preview = try FilePreview(file)
    for (sheet, looked) in zip(file.sheets, preview.sheets) {
      guard let header = header(of: looked, mapping: session.options.headers) else { continue }
      guard let slot = try slot(session) else { return }
      try session.begin(sheet, headers: header.headers)
      guard OwnHeader.check(header.headers, row: header.position + 1, in: session) else { return }
      try read(sheet, header, slot, session)
    }
  }

  /// The indicator that the person named; a table of years does not say what it holds.
  private func slot(_ session: ImportSession) throws -> IndicatorSlot? {
    guard let name = session.options.indicator else {
      session.report(
        session.finding(
          .refusedFile, code: "indicator-not-named",
          rule: "a table of countries by years does not say which indicator it holds",
          hint: "name it with --indicator, such as --indicator fiw.pr"))
      return nil
    }
    if let known = session.catalog["\(session.publication).\(name)"] ?? session.catalog[name] {
      return try session.slot(declaring: known)
    }
    guard session.options.declaresIndicators else {
      session.report(
        session.finding(
          .refusedFile, code: "unknown-indicator", value: name, rule: "no indicator has this name",
          hint: "to declare it, say --new-indicators"))
      return nil
    }
    return try session.slot(
      declaring: OwnFigures.figure(named: name, publication: session.publication))
  }

  private func read(
    _ sheet: Sheet, _ header: OwnHeader, _ slot: IndicatorSlot, _ session: ImportSession
  ) throws {
    let fields = OwnFields(headers: header.headers, mapping: session.options.headers)
    let reading = OwnEditions(publication: slot.indicator.publication, rule: session.options.years)
    guard let country = fields.columns[.country] else { return }
    var editions: [(column: Int, edition: Edition)] = []
    for column in Self.yearColumns(header.headers) {
      guard let edition = reading.edition(header.headers[column]) else {
        session.report(
          session.finding(
            .refusedFile, code: "unknown-edition", row: header.position + 1, column: column,
            value: header.headers[column], rule: reading.rule(for: header.headers[column]),
            hint: reading.hint(for: header.headers[column])))
        return
      }
      editions.append((column, edition))
    }
    var count = 0
    try session.readRows(
      of: sheet, below: header.position, columns: header.headers.count
    ) { row in
      guard let entity = session.entity(in: row, at: country) else { return session.reject() }
      for (column, edition) in editions {
        switch session.figure(slot, at: column, of: row, header: header.headers[column]) {
        case .figure(let figure):
          try session.sink.take(
            Observation(
              entity: try session.number(of: entity), edition: try session.number(of: edition),
              indicator: slot.number, value: figure.value, text: figure.text, row: row.number,
              column: column))
          if figure.value.number != nil { count += 1 }
        case .nothing: break
        case .refused: session.reject()
        }
      }
    }
    session.countRows(count, editionYears: Set(editions.map(\.edition.year)))
  }
}

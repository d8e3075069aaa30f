internal import FreedomModel
public import RatingsCharts
internal import TabularFiles

extension RatingsLibrary {
  /// The events of a file as annotations; an event without an entity is of all.
  ///
  /// - Parameter path: A CSV or Excel file; its first row names the columns `date`, `text` and, if
  ///   there is one, `entity`.
  /// - Returns: One annotation a row.
  /// - Throws: A `FileError` where the file cannot be read or a row is not an event.
  public func events(inFileAt path: String) throws -> [Annotation] {
    let file = try TabularFile.open(path: path)
    guard let sheet = file.sheets.first else {
      throw FileError(.refusedFile, code: "no-sheet", rule: "the file has no sheet")
    }
    var header: EventHeader?
    var events: [Annotation] = []
    try sheet.readRows { row in
      if let error = row.error { throw error }
      let cells = row.texts.map(\.trimmedOfBlanks)
      if let header {
        events.append(try header.event(cells, line: row.number, register: register()))
      } else {
        header = try EventHeader(cells)
      }
      return .next
    }
    return events
  }
}

private struct EventHeader {
  private let date: Int
  private let entity: Int?
  private let text: Int

  init(_ cells: [String]) throws(FileError) {
    let names = cells.map { $0.lowercased() }
    func column(_ name: String) throws(FileError) -> Int {
      guard let column = names.firstIndex(of: name) else {
        throw FileError(
          .refusedFile, code: "no-column", line: 1, value: cells.joined(separator: ","),
          rule: "there is no column \(name)",
          hint: "the first row names the columns date, entity and text")
      }
      return column
    }
    date = try column("date")
    text = try column("text")
    entity = names.firstIndex(of: "entity")
  }

  func event(
    _ cells: [String], line: Int, register: EntityRegister
  ) throws(FileError) -> Annotation {
    func cell(_ column: Int) -> String { cells.indices.contains(column) ? cells[column] : "" }
    guard let time = Annotation.Time(eventDate: cell(date)) else {
      throw FileError(
        .refusedFile, code: "no-date", line: line, column: date, value: cell(date),
        rule: "not a date", hint: "write a day as 2009-07-11, or a year as 2009")
    }
    guard !cell(text).isEmpty else {
      throw FileError(
        .refusedFile, code: "no-text", line: line, column: text, rule: "the event has no text")
    }
    let who = try entity.map(cell).flatMap { name throws(FileError) -> String? in
      name.isEmpty ? nil : try id(of: name, line: line, register)
    }
    return Annotation(kind: .event, entity: who, time: time, text: cell(text))
  }

  private func id(
    of name: String, line: Int, _ register: EntityRegister
  ) throws(FileError) -> String {
    let (problem, hints): (String, [String])
    switch register.resolve(name) {
    case .one(let entity): return entity.id
    case .several(let candidates):
      (problem, hints) = ("several countries or territories have this name", candidates.map(\.name))
    case .none(let suggestions):
      (problem, hints) = ("not a country or territory", suggestions.map(\.name))
    }
    throw FileError(
      .refusedFile, code: "no-entity", line: line, column: entity, value: name, rule: problem,
      hint: hints.isEmpty ? nil : "write one of: \(hints.joined(separator: "; "))")
  }
}

extension Annotation.Time {
  /// The time of an event as people write it: a day as `2009-07-11`, or a calendar year as `2009`;
  /// `nil` for anything else.
  package init?(eventDate text: String) {
    guard let date = EventDate(text) else { return nil }
    self.init(date)
  }
}

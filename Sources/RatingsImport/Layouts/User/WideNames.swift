internal import DisplayText
import FreedomModel
import TabularFiles

/// Which indicators a table with years across has: the one that the user names, those named beside
/// the years, or those that a column names row by row.
class WideNames {
  /// What a name means.
  enum Meaning {
    case indicator(FileIndicator)
    /// Not imported, and listed.
    case leftOut
    /// A finding says why.
    case refused
  }

  let session: ImportSession
  private var known: [String: Meaning] = [:]

  init(session: ImportSession) { self.session = session }

  /// The column that names the indicator of each row.
  func column(among fields: UserFields) -> Int? { fields.columns[.indicator] }

  /// Columns that repeat the names and are expected.
  func companions(in headers: [String]) -> [Int] { [] }

  /// Reports the columns of years that are left out.
  func report(leftOut columns: [Int], of header: SheetHeader) {}

  /// Reports what was gathered when all rows have been read.
  func finish() {}

  /// What a column of a year has.
  func indicator(of year: YearHeaders.Year, header: SheetHeader) throws -> Meaning {
    if let name = year.name {
      if let meaning = known[name] { return meaning }
      let meaning = try own(name, label: name, row: header.row, column: year.column)
      known[name] = meaning
      return meaning
    }
    if let meaning = known[""] { return meaning }
    let meaning = try named()
    known[""] = meaning
    return meaning
  }

  /// What a row has by its column of indicators.
  func indicator(in row: SheetRow, at column: Int, header: SheetHeader) throws -> Meaning {
    let name = row.text(at: column)
    if let meaning = known[name] { return meaning }
    let word = session.cells.word(in: row, at: column)
    if NumberText(word.utf8).number != nil, session.options.headers["indicator"] == nil {
      session.findings.report(
        .refusedRow, code: "indicator-is-number", row: row.number, column: column,
        header: header.texts[column], value: word,
        rule: "this is a number, and the column should name indicators",
        hint:
          "name the indicator of the table: --indicator NAME; if these are names of indicators, "
          + "use --map " + ShellWord.quoted("indicator=\(header.texts[column])"))
      return .refused
    }
    let meaning = try own(
      word, label: label(in: row, at: column), row: row.number,
      column: column)
    known[name] = meaning
    return meaning
  }

  /// What people read for the indicator of a row.
  func label(in row: SheetRow, at column: Int) -> String {
    row.text(at: column).trimmedOfBlanks
  }

  /// What a name means: an indicator of Freedom House's in its publications, any in a user's own.
  func own(_ name: String, label: String, row: Int, column: Int) throws -> Meaning {
    let known = UserValues.name(ofHeader: name)
    let short = known ?? OwnColumns.name(of: name)
    let id = "\(session.publication).\(short)"
    if let indicator = session.catalog[id] {
      return .indicator(try session.output.indicator(declaring: indicator))
    }
    guard !Publication.isFreedomHouse(session.publication), !short.isEmpty else {
      session.findings.report(
        .refusedFile, code: "unknown-indicator", row: row, column: column, value: name,
        rule: "\(session.publication) has no indicator of this name",
        hint: "see 'freedom codebook' for the names known, or leave the column out")
      return .refused
    }
    return .indicator(
      try session.output.indicator(
        declaring: UserValues.indicator(
          named: short, publication: session.publication, header: label)))
  }

  /// The indicator that the user named; a table of years alone does not say what it has.
  private func named() throws -> Meaning {
    guard let name = session.options.indicator else {
      session.findings.report(
        .refusedFile, code: "indicator-not-named",
        rule: "a table of countries by years does not say which indicator it contains",
        hint: "name it with --indicator, such as --indicator fiw.pr")
      return .refused
    }
    let named = session.indicator(named: name, of: session.publication)
    guard case .indicator(let indicator) = named else {
      session.reportRefusal(.refusedFile, of: named, name: name)
      return .refused
    }
    return .indicator(try session.output.indicator(declaring: indicator))
  }
}

import FreedomModel
import TabularFiles

/// Finds the country of each row of a user's own file, from a name, a code, or both.
///
/// - A name that is known decides, and the code beside it checks it.
/// - A code decides where the name is missing, not known, or means several; of a system other than
///   ISO only where the user named the system, or where it settles which of several is meant.
/// - Codes that fit several systems are judged at the end, by all codes of the column:
///   ``finish()``.
///
/// What the cells of a row meant is remembered, so that most rows cost no search for a name.
final class CountryReader {
  /// A country of the file.
  struct Country {
    let entity: Entity
    /// Its number in the sink.
    let number: Int
    /// Whether the register says when it existed.
    let hasLives: Bool
  }

  /// The countries found so far.
  private(set) var met: [Country] = []
  let session: ImportSession
  let columns: CountryColumns
  private var positions: [String: Int] = [:]
  /// The position among ``met`` by the texts of ``read``.
  private var known: [String: Int] = [:]
  /// All columns that are read.
  private let read: [Int]
  /// The column that findings about a row name.
  let key: Int
  /// The column by which several names of one country are known.
  private let spelled: Int
  var evidence: CodeEvidence
  /// Remarks of one kind are gathered, and reported in one finding each.
  private var namesTakenByCode = GatheredRemarks()
  private var codesOfContinuations = GatheredRemarks()
  private var namesOfContinuations = GatheredRemarks()
  private var codesNotKnown = GatheredRemarks()
  private var marks = GatheredRemarks()
  /// Codes that were read as those of the system that their header names.
  var codesByHeader = GatheredRemarks()

  init(_ columns: CountryColumns, session: ImportSession) {
    self.columns = columns
    self.session = session
    read = columns.all
    key = columns.shown
    spelled = columns.names.first ?? key
    evidence = CodeEvidence(register: session.register)
  }

  /// Finds the country of a row.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - year: The year that the row is of, for codes that mean other states in other years.
  /// - Returns: The position in ``met``; `nil` where a finding says why there is none.
  /// - Throws: What the sink throws.
  func position(in row: SheetRow, year: Int) throws -> Int? {
    let texts = row.key(read)
    if let position = known[texts] {
      if session.names.spellings.areSeveral { follow(row, met[position].entity) }
      return position
    }
    guard let answer = decide(row, year: year) else { return nil }
    let position = try position(of: answer.entity)
    if answer.column == spelled {
      session.names.note(
        spelling: answer.name, of: answer.entity, row: row.number, column: answer.column)
    }
    if !answer.dependsOnYear { known[texts] = position }
    return position
  }

  /// Whether the user leaves the row out by its name or code.
  func leavesOut(_ row: SheetRow) -> Bool {
    guard !session.leftOut.isEmpty else { return false }
    return session.leftOut.contains(
      read.map { (session.cells.text(in: row, at: $0).trimmedOfBlanks, $0) }, row: row.number)
  }

  /// Whether a row names a group of countries, which a finding then says.
  func refusesGroup(_ row: SheetRow) -> Bool {
    let groups = columns.names.lazy.compactMap { self.name(in: row, at: $0) }
      .filter { $0.entities.isEmpty && self.session.register.isGroup($0.text) }
    guard let group = groups.first else { return false }
    session.findings.report(
      session.names.unresolved(group.text, row: row.number, column: group.column))
    return true
  }

  /// Where an entity has several names, each row counts, even where the entity is known from the
  /// texts.
  private func follow(_ row: SheetRow, _ entity: Entity) {
    let name = session.cells.text(in: row, at: spelled).trimmedOfBlanks
    session.names.note(spelling: name, of: entity, row: row.number, column: spelled)
  }

  private func position(of entity: Entity) throws -> Int {
    if let known = positions[entity.id] { return known }
    positions[entity.id] = met.count
    met.append(
      Country(
        entity: entity, number: try session.output.number(of: entity),
        hasLives: !entity.lives.isEmpty))
    return met.count - 1
  }

  /// Whether a text could say the country of a row.
  func mayMean(_ text: String) -> Bool {
    let text = text.trimmedOfBlanks
    return !session.register.entities(named: FootnoteMarks.removed(from: text) ?? text).isEmpty
      || session.register.aliases[text] != nil
      || (columns.codes != nil && !session.register.codes.meanings(of: text).isEmpty)
  }

  // MARK: Deciding

  struct Answer {
    let entity: Entity
    /// The text that decided, and its column.
    let name: String
    let column: Int
    var dependsOnYear = false
  }

  private struct Text {
    let text: String
    let column: Int
    let entities: [Entity]
  }

  private func decide(_ row: SheetRow, year: Int) -> Answer? {
    let names = columns.names.compactMap { name(in: row, at: $0) }
    let code = columns.codes.flatMap { codes -> (text: String, codes: CountryColumns.Codes)? in
      let text = session.cells.word(in: row, at: codes.column)
      return text.isEmpty
        || MissingMark.mark(text) != nil && session.register.entities(named: text).isEmpty
        ? nil : (text, codes)
    }
    guard let named = names.first(where: { !$0.entities.isEmpty }) ?? names.first else {
      guard let code else { return refuseEmpty(row) }
      return decide(byCode: code.text, code.codes, row, year: year)
    }
    if !columns.isMapped, named.entities.count == 1,
      let other = names.first(where: { $0.entities.count == 1 && $0.entities != named.entities })
    {
      refuse(
        row, named.column, code: "two-countries", value: "\(named.text), \(other.text)",
        rule: "two columns name a country, \(session.findings.name(ofColumn: named.column)) and "
          + "\(session.findings.name(ofColumn: other.column)), and they differ",
        hint: "choose one of them: "
          + "--map country=\"\(session.findings.name(ofColumn: named.column))\"")
      return nil
    }
    guard let code else { return decide(byName: named, row) }
    switch named.entities.count {
    case 0: return decide(unknown: named, code.text, code.codes, row, year: year)
    case 1: return check(named, code.text, code.codes, row, year: year)
    default: return settle(named, code.text, code.codes, row, year: year)
    }
  }

  /// The name that a cell has; marks of footnotes beside one that is known are left out.
  private func name(in row: SheetRow, at column: Int) -> Text? {
    let text = session.cells.word(in: row, at: column)
    if text.isEmpty { return nil }
    let found = session.register.entities(named: text)
    guard found.isEmpty, let bare = FootnoteMarks.removed(from: text),
      case let found = session.register.entities(named: bare), !found.isEmpty
    else { return Text(text: text, column: column, entities: found) }
    marks.add(text, row: row.number, column: column)
    return Text(text: bare, column: column, entities: found)
  }

  private func refuseEmpty(_ row: SheetRow) -> Answer? {
    refuse(
      row, key, code: "missing-name", value: row.text(at: key),
      rule: "the row does not name its country or territory")
    return nil
  }

  /// A name, or an ISO code in a column of names, with nothing beside it.
  private func decide(byName name: Text, _ row: SheetRow) -> Answer? {
    if name.entities.count == 1 {
      evidence.add(name.text, row: row.number, column: name.column, decided: name.entities[0])
      return Answer(entity: name.entities[0], name: name.text, column: name.column)
    }
    if name.entities.isEmpty {
      evidence.add(name.text, row: row.number, column: name.column, decided: nil)
    }
    session.findings.report(
      session.names.unresolved(name.text, row: row.number, column: name.column))
    return nil
  }

  /// A name that is known, with a code that must not contradict it.
  private func check(
    _ name: Text, _ code: String, _ codes: CountryColumns.Codes, _ row: SheetRow, year: Int
  ) -> Answer? {
    let entity = name.entities[0]
    let answer = Answer(entity: entity, name: name.text, column: name.column)
    let all = session.register.codes.meanings(of: code)
    let isNumber = EntityCodes.isNumber(code)
    guard let meanings = meanings(of: code, codes), !meanings.isEmpty else {
      if session.options.codes != nil {
        codesNotKnown.add("\(code) (\(name.text))", row: row.number, column: codes.column)
      }
      return answer
    }
    if codes.kind?.isSure != true, session.options.codes == nil {
      evidence.add(code, row: row.number, column: codes.column, named: entity)
      // Numbers of rows look like codes too; whether these are codes is judged by all of them.
      if isNumber { return answer }
    }
    if meanings.contains(entity.id) { return answer }
    if let other = meanings.first(where: { session.register.areContinuations($0, entity.id) }) {
      let text = "\(code) (\(session.register[id: other]?.name ?? other)) beside \(name.text)"
      if !entity.existed(in: year...year), let other = session.register[id: other],
        other.existed(in: year...year)
      {
        namesOfContinuations.add(text, row: row.number, column: codes.column)
        return Answer(entity: other, name: code, column: codes.column, dependsOnYear: true)
      }
      codesOfContinuations.add(text, row: row.number, column: codes.column)
      return Answer(entity: entity, name: name.text, column: name.column, dependsOnYear: true)
    }
    let meant =
      session.options.codes == nil
      ? all.filter { meanings.contains($0.entity) }
      : all
        .filter { $0.system == session.options.codes }
    let fitting = all.first { $0.entity == entity.id }?.system
    refuse(
      row, codes.column, code: "name-and-code-differ", value: "\(name.text), \(code)",
      rule: "the name is \(entity.name), and the code is "
        + (meant.isEmpty
          ? meanings.compactMap { session.register[id: $0]?.name }.joined(separator: " or ")
          : session.register.describe(meant)),
      hint: fitting.map {
        "correct one of the two; if the codes are of \($0.title), use --codes \($0.rawValue)"
      } ?? "correct one of the two")
    return nil
  }

  /// A name of several countries, such as `Congo`, with a code that may say which.
  private func settle(
    _ name: Text, _ code: String, _ codes: CountryColumns.Codes, _ row: SheetRow, year: Int
  ) -> Answer? {
    let meanings = Set(meanings(of: code, codes) ?? [])
    let fitting = name.entities.filter { meanings.contains($0.id) }
    if fitting.count == 1 {
      return Answer(entity: fitting[0], name: name.text, column: name.column)
    }
    session.findings.report(
      session.names.unresolved(name.text, row: row.number, column: name.column))
    return nil
  }

  /// A name that is not known, with a code that may be. Names in another language are such.
  private func decide(
    unknown name: Text, _ code: String, _ codes: CountryColumns.Codes, _ row: SheetRow, year: Int
  ) -> Answer? {
    // A name that is known not to be a country is not one by its code either: England is not the
    // United Kingdom.
    let bare = FootnoteMarks.removed(from: name.text) ?? name.text
    guard !session.register.isGroup(bare), !UnratedPlaces.contains(name: bare), decides(code, codes)
    else {
      session.findings.report(
        session.names.unresolved(name.text, row: row.number, column: name.column))
      return nil
    }
    guard let answer = decide(byCode: code, codes, row, year: year) else { return nil }
    namesTakenByCode.add(
      "\(name.text) (\(code): \(answer.entity.name))", row: row.number, column: name.column)
    return Answer(
      entity: answer.entity, name: name.text, column: name.column,
      dependsOnYear: answer.dependsOnYear)
  }

  // MARK: Findings

  func refuse(
    _ row: SheetRow, _ column: Int, code: String, value: String, rule: String, hint: String? = nil
  ) {
    session.findings.report(
      .refusedRow, code: code, row: row.number, column: column, value: value, rule: rule,
      hint: hint)
  }

  /// Reports what only the whole column shows, and what was gathered on the way.
  func finish() {
    if session.options.codes == nil {
      for verdict in evidence.verdicts() {
        session.findings.report(
          .refusedFile, code: verdict.code, row: verdict.row, column: verdict.column,
          value: verdict.value, rule: verdict.rule, hint: verdict.hint)
      }
    }
    marks.report(
      to: session.findings, code: "footnote-marks",
      rule: "marks of footnotes beside names are left out")
    codesByHeader.report(
      to: session.findings, code: "codes-by-header",
      rule: "the codes are read as the header names them, which --codes can change")
    namesTakenByCode.report(
      to: session.findings, code: "name-by-code",
      rule: "unknown names are identified by the code beside them")
    codesOfContinuations.report(
      to: session.findings, code: "code-of-other-time",
      rule: "the code is that of the state before or after; the name is used")
    namesOfContinuations.report(
      to: session.findings, code: "name-of-other-time",
      rule: "the name is that of a state that did not exist in the year; the code of the state "
        + "before or after is used")
    codesNotKnown.report(
      to: session.findings, code: "unknown-code",
      rule: "codes that \(session.options.codes?.title ?? "the system") does not have; "
        + "the name beside them is used")
  }
}

import FreedomModel
import TabularFiles

/// The columns of one edition on a sheet.
struct PressBlock {
  let edition: Edition
  let columns: [PressColumn]
}

/// Finds the blocks of a sheet from its three header rows.
///
/// What a block holds is told by its sub-headers, and of which edition it is by the cell above it:
/// `Print | Broadcast` (editions 1980 to 1988), `Status` (to 1993), `Score | Status` (from 1994),
/// or with the three parts before the score (from 2002). In the detailed files the blocks of 1994
/// to 2001 have ten columns; their sub-scores are on another scale, and only the total and the
/// status, which come last, are taken.
struct PressBlocks {
  /// The first edition whose parts are on the scale of 30, 40 and 30 points.
  static let partsSince = 2002

  let header: PressSheetHeader
  let session: ImportSession
  /// The editions, the years covered and the sub-headers, with the number of their row.
  let editions: (row: Int, texts: [String])
  let years: (row: Int, texts: [String])
  let figures: (row: Int, texts: [String])

  /// The blocks from left to right; `nil` where the header cannot be understood for certain, which
  /// a finding tells.
  func blocks() throws -> [PressBlock]? {
    var blocks: [PressBlock] = []
    var subScores: [Int] = []
    let width = max(editions.texts.count, figures.texts.count)
    var start = header.names + 1
    while start < width {
      var end = start + 1
      while end < width, text(editions, end).isEmpty { end += 1 }
      defer { start = end }
      let named = (start..<end).filter { !text(figures, $0).isEmpty }
      guard !text(editions, start).isEmpty || !named.isEmpty else { continue }
      guard let edition = edition(from: start, to: end) else { return nil }
      guard let chosen = choose(named, edition) else { return nil }
      let others = named.filter { column in !chosen.contains { $0.column == column } }
      if edition.year < Self.partsSince {
        subScores += others
      } else {
        session.report(
          unknownColumns: others.map { ($0, text(figures, $0)) }, row: figures.row)
      }
      let columns = try chosen.map {
        PressColumn(
          column: $0.column, figure: $0.figure, slot: try session.slot($0.figure.indicator))
      }
      if !columns.isEmpty { blocks.append(PressBlock(edition: edition, columns: columns)) }
    }
    report(subScores: subScores)
    return blocks
  }

  private func text(_ row: (row: Int, texts: [String]), _ column: Int) -> String {
    column < row.texts.count ? row.texts[column].trimmedOfBlanks : ""
  }

  private func edition(from start: Int, to end: Int) -> Edition? {
    let label = text(editions, start)
    let covered =
      years.row == editions.row
      ? "" : (start..<end).lazy.map { text(years, $0) }.first { !$0.isEmpty } ?? ""
    if let edition = Edition.parse(label: label, coverage: covered, publication: "fotp") {
      return edition
    }
    // Years written in a way not known are no reason to doubt the edition's label; others are.
    if CoveragePeriod.parse(covered) == nil,
      let edition = Edition.parse(label: label, coverage: nil, publication: "fotp")
    {
      session.report(
        session.finding(
          .note, code: "unread-years", row: years.row, column: start, value: covered,
          rule: "these years covered are not read; the edition \(edition.label) is known"))
      return edition
    }
    session.report(
      session.finding(
        .refusedFile, code: "unknown-edition", row: editions.row, column: start,
        value: covered.isEmpty ? label : "\(label), covering \(covered)",
        rule: label.isEmpty
          ? "these columns stand under no edition"
          : "Freedom of the Press has no such edition"))
    return nil
  }

  /// The columns of a block that are imported, in their order.
  private func choose(
    _ columns: [Int], _ edition: Edition
  ) -> [(column: Int, figure: PressFigure)]? {
    let known = columns.compactMap { column in
      PressFigure(header: text(figures, column)).map { (column: column, figure: $0) }
    }
    guard known.contains(where: { $0.figure == .total || $0.figure == .status }) else {
      return unique(known.filter { !$0.figure.isPart }, edition)
    }
    if edition.year < Self.partsSince, columns.count > 2 {
      // The total of the many sub-scores stands before the status, and that comes last.
      let last = known.suffix(2)
      guard last.last?.figure == .status, last.last?.column == columns.last else {
        return refuse(columns, edition, "the last column is not the status")
      }
      return last.filter { $0.figure == .total || $0.figure == .status }
    }
    let parts = known.filter(\.figure.isPart)
    let takesParts = edition.year >= Self.partsSince && parts.count == 3
    return unique(
      known.filter {
        $0.figure == .total || $0.figure == .status || (takesParts && $0.figure.isPart)
      }, edition)
  }

  private func unique(
    _ chosen: [(column: Int, figure: PressFigure)], _ edition: Edition
  ) -> [(column: Int, figure: PressFigure)]? {
    guard Set(chosen.map(\.figure)).count == chosen.count else {
      return refuse(chosen.map(\.column), edition, "two columns have the same sub-header")
    }
    return chosen
  }

  private func refuse(
    _ columns: [Int], _ edition: Edition, _ rule: String
  ) -> [(column: Int, figure: PressFigure)]? {
    session.report(
      session.finding(
        .refusedFile, code: "ambiguous-columns", row: figures.row, column: columns.first,
        value: columns.map { text(figures, $0) }.joined(separator: ", "),
        rule: "\(rule) in the edition \(edition.label)"))
    return nil
  }

  private func report(subScores columns: [Int]) {
    guard let first = columns.first, let last = columns.last else { return }
    session.report(
      session.finding(
        .note, code: "other-scale", row: figures.row, column: first,
        value: Set(columns.map { text(figures, $0) }).sorted().joined(separator: ", "),
        rule: "\(columns.count) columns up to \(CellAddress.letters(ofColumn: last)) are not "
          + "imported: the sub-scores before the edition \(Self.partsSince) are on another scale"))
  }
}

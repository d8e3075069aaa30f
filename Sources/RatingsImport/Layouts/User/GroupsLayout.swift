import FreedomModel
import TabularFiles

/// Groups of states, a user's own or those in `datasets/`: `group,id,from,to`, one membership a
/// row.
struct GroupsLayout: Layout {
  let id = "groups"
  let title = "a table of groups of states"
  let publication: String? = Publication.groups.id
  let unit = RowUnit.observation

  func match(_ preview: FilePreview) -> LayoutMatch? {
    LayoutMatch(preview) { GroupsTable(in: $0) }
  }
}

private struct GroupsTable: SheetTable {
  let header: SheetHeader
  /// The columns in the order of ``GroupMembership/columns``.
  let columns: [Int]

  init?(in sheet: FilePreview.Sheet) {
    let wanted = GroupMembership.columns.map(HeaderName.init)
    let header = SheetHeader(in: sheet) { headers in
      let names = headers.map(HeaderName.init)
      return wanted.allSatisfy(names.contains)
    }
    guard let header else { return nil }
    self.header = header
    let names = header.texts.map(HeaderName.init)
    columns = wanted.compactMap { names.firstIndex(of: $0) }
  }

  func reader(of sheet: Sheet, in session: ImportSession) throws -> (any SheetReader)? {
    guard header.isSound(names: columns[1], in: session) else { return nil }
    session.findings.report(leftOut: header.columns(besides: columns), row: header.row)
    return GroupsReader(table: self, session: session)
  }
}

private final class GroupsReader: SheetReader {
  private let table: GroupsTable
  private let session: ImportSession

  init(table: GroupsTable, session: ImportSession) {
    self.table = table
    self.session = session
  }

  func read(_ row: SheetRow) throws {
    guard session.accepts(row, columns: table.header.width) else { return }
    let cells = table.columns.map { session.cells.text(in: row, at: $0).trimmedOfBlanks }
    do {
      try session.output.sink.take(GroupMembership(cells: cells, register: session.register))
      session.counts.add(rows: 1, years: [])
    } catch let error as GroupMembership.CellError {
      let column = table.columns[error.position]
      session.findings.report(
        .refusedRow, code: "bad-membership", row: row.number, column: column,
        header: table.header.texts[column], value: error.value, rule: error.rule)
      session.counts.reject()
    }
  }
}

import FreedomModel
import TabularFiles

/// Groups of states, a person's own or those in `datasets/`: `group,id,from,to`, one membership a row.
struct GroupsLayout: Layout {
  let id = "groups"
  let title = "a table of groups of states"
  let publication: String? = Publication.groups.id
  let unit = RowUnit.observation

  func recognises(_ file: FilePreview) -> Bool {
    file.sheets.contains { header(of: $0) != nil }
  }

  private func header(of sheet: FilePreview.Sheet) -> UserHeader? {
    UserHeader(in: sheet) { headers in
      let names = headers.map(HeaderName.init)
      return GroupMembership.columns.allSatisfy { names.contains(HeaderName($0)) }
    }
  }

  func read(_ file: TabularFile, into session: ImportSession) throws {
    let preview = try FilePreview(file)
    for (sheet, looked) in zip(file.sheets, preview.sheets) {
      guard let header = header(of: looked) else {
        session.report(unread: sheet, looked)
        continue
      }
      try session.begin(sheet: sheet.name, columns: header.headers.count)
      try read(sheet, header, session)
    }
  }

  private func read(_ sheet: Sheet, _ header: UserHeader, _ session: ImportSession) throws {
    let names = header.headers.map(HeaderName.init)
    let columns = GroupMembership.columns.compactMap { names.firstIndex(of: HeaderName($0)) }
    guard header.isSound(names: columns[1], in: session) else { return }
    let unread = header.headers.indices.filter { !columns.contains($0) }
    session.report(
      unknownColumns: unread.map { ($0, header.headers[$0]) }, row: header.row, isOwn: false)
    var taken = 0
    try session.readRows(
      of: sheet, below: header.position, columns: header.headers.count
    ) { row in
      let cells = columns.map { session.unguarded(row.text(at: $0)).trimmedOfBlanks }
      do {
        try session.take(GroupMembership(cells: cells, register: session.register))
        taken += 1
      } catch let error as GroupMembership.CellError {
        let column = columns[error.position]
        session.report(
          session.finding(
            .refusedRow, code: "bad-membership", row: row.number, column: column,
            header: header.headers[column], value: error.value, rule: error.rule))
        session.reject()
      }
    }
    session.countRows(taken, editionYears: [])
  }
}

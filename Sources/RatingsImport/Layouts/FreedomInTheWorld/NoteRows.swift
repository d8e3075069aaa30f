import FreedomModel

/// Counts the rows of a sheet that are no data, such as notes under the table.
struct NoteRows {
  private var count = 0
  private var first = 0
  private var text = ""

  mutating func add(row: Int, text: String) {
    if count == 0 {
      first = row
      self.text = text
    }
    count += 1
  }

  /// Tells of them, if there were any.
  func report(in session: ImportSession) {
    guard count > 0 else { return }
    session.report(
      session.finding(
        .note, code: "note-rows", row: first, value: text,
        rule: count == 1
          ? "this row holds no figures; it is taken for a note and not imported"
          : "\(count) rows from here on hold no figures; they are taken for notes and not imported"
      ))
  }
}

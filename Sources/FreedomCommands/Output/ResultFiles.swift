import RatingsExport

/// The files of one result, open and without their names until all of them are complete.
struct ResultFiles {
  /// How the table is written.
  let format: any TableFormat.Type
  /// Where the table goes.
  let table: any ByteSink
  /// Where notes and citation go, if they were asked for.
  let notes: (any ByteSink)?

  /// Writes notes and citation, where a file was asked for.
  func write(notes: [String], citation: String, of title: String) throws {
    let text = NotesText.document(title: title, notes: notes, citation: citation)
    try self.notes?.write(Array(text.utf8))
  }

  /// Makes sure that everything has arrived.
  func complete() throws {
    try table.complete()
    try notes?.complete()
  }

  /// Gives the files their names: all of them, or none where one cannot be completed.
  func finish() throws {
    try complete()
    try table.finish()
    try notes?.finish()
  }
}

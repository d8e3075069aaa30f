/// The rows and columns that a sheet of a workbook hides.
struct HiddenLines {
  var rows = 0
  var columns = 0

  /// What is worth a note of them: they are read too.
  var notes: [FileError] {
    var notes: [FileError] = []
    if rows > 0 {
      notes.append(
        FileError(
          .note, code: "hidden-rows", value: String(rows), rule: "hidden rows were read too"))
    }
    if columns > 0 {
      notes.append(
        FileError(
          .note, code: "hidden-columns", value: String(columns),
          rule: "hidden columns were read too"))
    }
    return notes
  }
}

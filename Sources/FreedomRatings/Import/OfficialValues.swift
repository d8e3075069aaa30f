internal import FreedomModel
internal import Platform
internal import RatingsImport
internal import RatingsStore
internal import TabularFiles

/// What is reported about files that anyone can write, but whose values are those of Freedom
/// House's publications: because the user declared it, or because they are exports of this toolkit.
struct OfficialValues {
  let file: String
  let options: ImportOptions

  /// What a file that the user named one of Freedom House's adds and changes; `nil` where its
  /// values are there already.
  func note(on changes: OfficialChanges, publication: String) -> Finding? {
    guard !changes.isEmpty else { return nil }
    var parts: [String] = []
    if changes.added > 0 { parts.append("\(Self.values(changes.added)) added") }
    if changes.replaced > 0 { parts.append("\(Self.values(changes.replaced)) replaced") }
    if changes.outranked > 0 {
      parts.append(
        "\(Self.values(changes.outranked)) other than those of a newer file, which stay")
    }
    return Finding(
      .note, code: "official-values", file: file,
      rule: "as you declared, these are values of \(publication): \(parts.joined(separator: ", "))"
        + Self.examples(changes),
      hint: changes.differing == 0
        ? nil : "the others stay in the database under their source: 'freedom sources' lists them")
  }

  /// Why an export of this toolkit is refused: it is not what was exported, or is of another
  /// database.
  func refusal(of changes: OfficialChanges, publication: String) -> Finding {
    var parts: [String] = []
    if changes.differing > 0 { parts.append("\(Self.values(changes.differing)) differ") }
    if changes.added > 0 { parts.append("\(Self.values(changes.added)) not among them") }
    return Finding(
      .refusedFile, code: "official-values-differ", file: file,
      rule: "this looks like an export of Freedom House's values, and is not what the database and "
        + "the bundled datasets have: " + parts.joined(separator: ", ") + Self.examples(changes),
      hint:
        "if they are meant to be Freedom House's: \(options.command(publication: publication)); "
        + "to keep them as your own, name them otherwise: --publication NAME")
  }

  private static func values(_ count: Int) -> String { count == 1 ? "1 value" : "\(count) values" }

  /// `: Hungary 2019 fiw.pr: 3 -> 1; ...`.
  private static func examples(_ changes: OfficialChanges) -> String {
    guard !changes.examples.isEmpty else { return "" }
    let shown = changes.examples.map { change -> String in
      let what = "\(change.entity) \(change.edition) \(change.indicator)"
      let after = change.after ?? "no value"
      guard let before = change.before else { return "\(what): \(after)" }
      return change.isCurrent
        ? "\(what): \(before) -> \(after)" : "\(what): \(before) stays, here \(after)"
    }
    let more = changes.added + changes.differing > shown.count ? "; ..." : ""
    return " (" + shown.joined(separator: "; ") + more + ")"
  }
}

extension RatingsImporter {
  func report(
    on changes: OfficialChanges, of recognised: FileImporter.RecognisedFile,
    options: ImportOptions, _ log: inout FindingLog
  ) throws {
    let official = OfficialValues(file: recognised.file.name, options: options)
    switch recognised.naming {
    case .byUser:
      let note = official.note(on: changes, publication: recognised.publication)
      if let note { log.report(note) }
    case .byExport where options.acceptsChanged:
      let note = official.note(on: changes, publication: recognised.publication)
      if let note { log.report(note) }
    case .byExport where changes.differing > 0:
      log.report(official.refusal(of: changes, publication: recognised.publication))
    case .byExport where changes.added > 0:
      // What a database does not have yet may be what is bundled.
      let others = isReference ? changes : try changesToBundled(of: recognised.file, options)
      if !others.isEmpty {
        log.report(official.refusal(of: others, publication: recognised.publication))
      }
    case .byExport, .byLayout, .unknown: break
    }
  }

  /// What the values of a file are beside the bundled ones, in a database of these that is made for
  /// the answer and removed.
  private func changesToBundled(
    of file: TabularFile, _ options: ImportOptions
  ) throws -> OfficialChanges {
    guard let folder = try? Directory.createTemporary() else {
      throw FileError(.refusedFile, code: "cannot-write", rule: "no temporary folder can be made")
    }
    defer { Directory.remove(folder) }
    let path = folder + "/bundled.sqlite"
    try datasets.build(databaseAt: path)
    var reference = RatingsImporter(database: path, datasets: datasets)
    reference.options = options
    reference.isReference = true
    return try RatingsDatabase.importing(
      into: path, isDryRun: true, lockTimeout: lockTimeout, register: datasets.register
    ) { transaction in
      var outcome = Outcome()
      try reference.take(file, options, into: transaction, nil, &outcome)
      return outcome.files.first?.counts.official ?? OfficialChanges()
    }
  }
}

extension YearsOfCoverage {
  /// The finding about a file whose years are read as editions and are rather the years covered.
  func finding(file: String, options: ImportOptions) -> Finding {
    Finding(
      .refusedFile, code: "years-of-coverage", file: file,
      rule:
        "read as years of editions, \(differing) "
        + "\(differing == 1 ? "value differs" : "values differ") "
        + "from Freedom House's; read as years covered, all \(agreeing) that can be compared agree",
      hint: "use --years coverage; if the years are editions anyway, use --years edition")
  }
}

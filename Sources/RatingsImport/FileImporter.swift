package import FreedomModel
package import TabularFiles

/// Reads files of ratings, whatever their layout, into an `ObservationSink`.
package struct FileImporter: Sendable {
  /// A file whose layout has been told by its content.
  package struct RecognisedFile {
    /// How the publication of a file is known.
    package enum Naming: Sendable, Hashable {
      /// By the layout: a file of Freedom House's, or a table that holds no ratings.
      case byLayout
      /// The person said it.
      case byPerson
      /// The file is an export of this toolkit, which names it.
      case byExport
      /// It is not known, which is reported; the file is read all the same, for its other findings, and
      /// its values are compared with those of the publication that they look like.
      case byNobody
    }

    /// The file.
    package let file: TabularFile
    /// The layout's name, such as `fiw-ratings`.
    package let layout: String
    /// The publication's id.
    package let publication: String
    /// How the publication is known.
    package let naming: Naming
    /// What is counted as a row.
    package let unit: RowUnit
    /// How far its figures are trusted beside others: 0 official, negative for third parties.
    package let authority: Int
    let reader: any Layout

    init(
      _ file: TabularFile, _ reader: any Layout, _ publication: String, _ naming: Naming
    ) {
      self.file = file
      self.naming = naming
      self.reader = reader
      self.publication = publication
      layout = reader.id
      unit = reader.unit
      authority = reader.authority
    }
  }

  /// What was read of a file.
  package struct Report: Sendable {
    /// Rows taken, those too that say what another row of the file says.
    package let rows: Int
    /// Rows that say something that no other row of the file does.
    package let distinctRows: Int
    /// Rows in which no figure was published.
    package let emptyRows: Int
    /// Rows refused.
    package let rejected: Int
    /// The sort years of the editions read, oldest first.
    package let editions: [Int]
  }

  /// How files are to be read.
  package let options: ImportOptions

  /// An importer with some options.
  package init(options: ImportOptions = ImportOptions()) {
    self.options = options
  }

  /// What the reader of a file found, as a finding.
  package static func finding(for error: FileError, file: String) -> Finding {
    FileErrorFinding.finding(for: error, file: file)
  }

  /// Tells a file's layout and publication; where no layout fits, a finding says what the file looks
  /// like.
  ///
  /// Only a layout of Freedom House's, the person, or an export of this toolkit says of which
  /// publication a file is: a user's own file never becomes one of Freedom House's by what it looks
  /// like. Without any of these the file is refused, and read for its other findings.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - register: The entities, by which a column of countries is known.
  ///   - log: Takes the finding.
  /// - Returns: The file with its layout; `nil` where the finding says why there is none.
  package func recognise(
    _ file: TabularFile, register: EntityRegister, log: inout FindingLog
  ) -> RecognisedFile? {
    do {
      let glance = try FilePreview(file, depth: FilePreview.shallowDepth)
      if let layout = LayoutRegistry.wide.first(where: { $0.recognises(glance) }),
        options.indicator == nil, let publication = layout.publication
      {
        return recognised(file, layout, ofPublication: publication, log: &log)
      }
      let preview = try FilePreview(file)
      if let layout = layout(of: preview) {
        if let publication = layout.publication {
          return recognised(file, layout, ofPublication: publication, log: &log)
        }
        return recognised(file, layout, preview, log: &log)
      }
      let finding =
        try DeepHeader.finding(in: file, options: options)
        ?? UnknownLayout.finding(for: preview, file: file.name, register: register)
      log.report(finding)
    } catch let error as FileError {
      log.report(FileErrorFinding.finding(for: error, file: file.name))
    } catch {
      log.report(
        Finding(.refusedFile, code: "unreadable", file: file.name, rule: "\(error)"))
    }
    return nil
  }

  /// Reads a file into a sink; what it has to tell goes to the log. Each refused row goes to
  /// `rejects` too, with the fields of the row where they are known.
  package func read(
    _ recognised: RecognisedFile, into sink: any ObservationSink, register: EntityRegister,
    catalog: IndicatorCatalog, log: inout FindingLog,
    rejects: ((_ finding: Finding, _ fields: [String]) -> Void)? = nil
  ) throws -> Report {
    let session = ImportSession(
      file: recognised.file.name, publication: recognised.publication, options: options,
      sink: sink, register: register, catalog: catalog, log: log)
    session.rejects = rejects
    sink.reportDuplicate = { session.take($0, unit: recognised.unit) }
    defer {
      sink.reportDuplicate = nil
      log = session.log
    }
    do {
      if session.canUseOptions(in: recognised.reader) {
        try recognised.reader.read(recognised.file, into: session)
      }
    } catch let error as FileError {
      session.report(session.finding(for: error))
    } catch let twin as IndicatorTwin {
      session.report(
        session.finding(
          .refusedFile, code: IndicatorTwin.code, value: twin.id, rule: twin.rule,
          hint: twin.hint))
    }
    session.currentRow = nil
    try sink.finishFile()
    try session.judgeValues(countingBy: recognised.unit)
    for note in recognised.file.sheets.flatMap(\.notes) {
      session.report(session.finding(for: note))
    }
    session.reportDeclarations()
    session.reportCounts()
    if session.rows == 0, !session.log.hasRefusals {
      session.report(
        Finding(
          .note, code: "no-rows", file: session.file, rule: "the file has a header but no rows"))
    }
    return Report(
      rows: session.rows, distinctRows: session.distinctRows(recognised.unit),
      emptyRows: session.emptyRows, rejected: session.rejected, editions: session.editions.sorted())
  }

  /// Declares the indicators of a file that has been taken before as the person declares them now.
  package func redeclare(
    _ indicators: [String], of recognised: RecognisedFile, in sink: any ObservationSink,
    catalog: IndicatorCatalog, log: inout FindingLog
  ) throws {
    var declared = DeclaredIndicators(
      file: recognised.file.name, publication: recognised.publication,
      declarations: options.declarations, catalog: catalog)
    for indicator in indicators.compactMap({ catalog[$0] }) {
      for finding in try declared.declare(indicator, in: sink).findings { log.report(finding) }
    }
    for finding in declared.finish() { log.report(finding) }
  }

  private func layout(of preview: FilePreview) -> (any Layout)? {
    // Where the person names what a table of years holds, it is not for a third party's layout.
    if options.indicator != nil {
      let named: [any Layout] = [WideLayout(), LongLayout(isOfOneIndicator: true)]
      if let layout = named.first(where: { $0.recognises(preview) }) { return layout }
    }
    if let layout = LayoutRegistry.all.first(where: { $0.recognises(preview) }) { return layout }
    guard !options.headers.isEmpty else { return nil }
    let own: [any MappedLayout] =
      [LongLayout()] + (options.indicator == nil ? [] : [LongLayout(isOfOneIndicator: true)])
      + [TidyLayout(), WideLayout()]
    return own.first { layout in
      preview.sheets.contains { layout.header(of: $0, mapping: options.headers) != nil }
    }
  }

  /// A file whose layout is that of one publication; the person cannot make it one of another.
  private func recognised(
    _ file: TabularFile, _ layout: any Layout, ofPublication publication: String,
    log: inout FindingLog
  ) -> RecognisedFile? {
    if let said = options.publication, said != publication,
      Publication.isFreedomHouse(publication)
    {
      log.report(
        Finding(
          .refusedFile, code: "other-publication", file: file.name, value: said,
          rule: "this is \(layout.title), whose values are those of \(publication)",
          hint: "leave out --publication; values of your own come as a table such as "
            + "country,year,pr,cl,status"))
      return nil
    }
    return RecognisedFile(file, layout, publication, .byLayout)
  }

  /// A file whose layout anybody may use.
  private func recognised(
    _ file: TabularFile, _ layout: any Layout, _ preview: FilePreview, log: inout FindingLog
  ) -> RecognisedFile? {
    if let said = options.publication { return RecognisedFile(file, layout, said, .byPerson) }
    let named = TidyExport.publications(of: preview)
    guard named.count <= 1 else {
      log.report(
        Finding(
          .refusedFile, code: "several-publications", file: file.name,
          value: named.joined(separator: ", "),
          rule: "its sheets hold values of several publications, and a file may hold one's",
          hint: "save each sheet as CSV; 'freedom export package' writes what can be read back"))
      return nil
    }
    if let publication = named.first {
      return RecognisedFile(file, layout, publication, .byExport)
    }
    log.report(
      Finding(
        .refusedFile, code: "publication-not-named", file: file.name,
        rule: "this is \(layout.title), and nobody said of which publication its values are",
        hint: "name it: \(options.command(publication: "NAME")); if the values are meant to be "
          + "Freedom House's, name theirs, such as --publication fiw"))
    return RecognisedFile(file, layout, UserPublication.guess(preview) ?? "own", .byNobody)
  }
}
